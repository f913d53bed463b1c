// Loaded with --import into a measured process: says at its end how much memory it had at the most.
process.on('exit', () => {
  process.stderr.write(`\npeak-memory-kib=${process.resourceUsage().maxRSS}\n`);
});

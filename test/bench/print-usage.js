// Loaded with --import into a measured process: says at its end how much memory it had at the most, and how much
// processor time all of its threads took.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`\npeak-memory-kib=${maxRSS}\nprocessor-time-us=${userCPUTime + systemCPUTime}\n`);
});

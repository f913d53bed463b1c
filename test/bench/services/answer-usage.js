// Loaded with --import into a service that is measured: tells its parent, when asked, how much processor time it has
// taken, in microseconds.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.channel?.unref();

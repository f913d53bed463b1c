#!/usr/bin/env node
// Starts the bundled command line; the logic is in dist/cli.js. Plain old syntax, so that an old Node can say what it lacks.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `apigen needs Node 22.12 or newer, and this is Node ${process.versions.node}. Install the current LTS.\n`,
  );
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  // Nothing is left to do then, and taking the heap apart can last as long as a whole small command.
  process.once('beforeExit', () => process.exit());
  const { main } = await import('../dist/cli.js');
  process.exitCode = await main(process.argv.slice(2));
  // At once, unless a reader is slow: an event loop that ends lets V8 finish first what it does in the background.
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}

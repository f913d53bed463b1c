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
  const { main, keepCompiled } = await import('../dist/cli.js');
  const code = await main(process.argv.slice(2));
  if (code === 0) keepCompiled();
  // At once, for all is done and all output is out: an event loop that ends by itself lets V8 finish first what it does in
  // the background, and takes the heap apart, which can last as long as a whole small command.
  process.exit(code);
}

/** dist/cli.js: the command line, and the loader of its parts. */
export { main } from '../src/cli/main.ts';
export { keepCompiled } from './part-loader.ts';

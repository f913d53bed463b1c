import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this repository. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Contracts of other people that tests read in place; see {@link hasCorpus}. */
export const corpusRoot = process.env['APIGEN_CORPUS'] ?? resolve(repositoryRoot, '../shared/corpus');

/** Whether the corpus is there. Suites over it are skipped with a message where it is not. */
export const hasCorpus = existsSync(resolve(corpusRoot, 'INDEX.tsv'));

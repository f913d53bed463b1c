import fc from 'fast-check';

/**
 * The cases that properties are tried with are the same in every run, so that a red run says something of the change that
 * it is about. `APIGEN_SEED` gives another seed; `npm run fuzz` looks for new cases with one after the other.
 */
const seed = Number(process.env['APIGEN_SEED'] ?? 20_261_122);
if (!Number.isInteger(seed)) throw new Error('APIGEN_SEED has to be an integer.');
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

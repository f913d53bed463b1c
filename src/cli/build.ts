/** Set by the build of the shipped package: a hash of everything that decides the output. */
declare const APIGEN_BUILD: string | undefined;

/** Which apigen this is: another one may write other things from the same contract, or remember other things of it. */
export const build = typeof APIGEN_BUILD === 'string' ? APIGEN_BUILD : 'source';

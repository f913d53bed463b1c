import { parseArgs } from 'node:util';
import { createSigner } from 'fast-jwt';
import { loadConfig } from './config.ts';
import { isLocalEnvironment } from './config-schema.ts';
import type { ServiceConfig } from './config-types.ts';
import type { Contract } from './contract.ts';
import { StartError } from './start-error.ts';

/** Prints a token for development on the last line: `npm run token -- --claims '{"sub":"1"}'`. */
export function printToken(
  contract: Contract,
  root: URL,
  args: readonly string[] = process.argv.slice(2),
): void {
  const options = readOptions(args, contract);
  if (contract.jwt.length === 0) throw new StartError('No route of the contract needs a token.');
  const config = loadConfig(contract, root);
  if (!isLocalEnvironment(config.environment)) {
    throw new StartError("Tokens for development are made on a developer's machine only.");
  }
  const claims = readClaims(options.claims);
  if (!/^[1-9]\d{0,9}$/.test(options.expires))
    throw new StartError('"--expires" must be a number of seconds, such as 3600.');
  process.stdout.write(`${signToken(config, options.name, claims, Number(options.expires))}\n`);
}

function readOptions(args: readonly string[], contract: Contract) {
  try {
    const { values } = parseArgs({
      // Some package managers hand the `--` on that stands before options of a script.
      args: args[0] === '--' ? args.slice(1) : [...args],
      options: {
        claims: { type: 'string', default: '{}' },
        name: { type: 'string', default: contract.jwt[0] ?? '' },
        expires: { type: 'string', default: '3600' },
      },
    });
    return values;
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}

function readClaims(text: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(text);
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims))
      return { ...claims };
  } catch {
    // Told below.
  }
  throw new StartError('"--claims" must be a JSON object, such as \'{"sub":"1"}\'.');
}

/**
 * Signs a token that the service accepts for `expires` seconds. Works with secrets only: a public
 * key signs nothing.
 */
export function signToken(
  config: ServiceConfig,
  name: string,
  claims: Readonly<Record<string, unknown>> = {},
  expires = 3600,
): string {
  const settings = config.jwt[name];
  if (settings === undefined) throw new StartError(`The contract has no "jwt: ${name}".`);
  const [algorithm] = settings.algorithms;
  const isSymmetric = algorithm?.startsWith('HS') === true;
  if (settings.secret === undefined || algorithm === undefined || !isSymmetric) {
    throw new StartError(`jwt.${name} has no secret to sign with.`);
  }
  const sign = createSigner({
    key: settings.secret,
    algorithm,
    expiresIn: expires * 1000,
    ...(settings.issuer !== undefined && { iss: settings.issuer }),
    ...(settings.audience !== undefined && { aud: settings.audience }),
  });
  return sign({ sub: 'developer', ...claims });
}

import { parseArgs } from 'node:util';
import { loadConfig } from './config.ts';
import { isLocalEnvironment } from './config-schema.ts';
import type { JwtName, ServiceConfig } from './config-types.ts';
import type { Contract } from './contract.ts';
import { StartError } from './start-error.ts';
import { signToken } from './token.ts';

/** Prints a token for development on the last line: `npm run token -- --claims '{"sub":"1"}'`. */
export function printToken(
  contract: Contract,
  root: URL,
  args: readonly string[] = process.argv.slice(2),
): void {
  const options = readOptions(args, contract);
  if (options.help) {
    process.stdout.write(usage(contract));
    return;
  }
  if (contract.jwt.length === 0) throw new StartError('No route of the contract needs a token.');
  const config = loadConfig(contract, root);
  if (!isLocalEnvironment(config.environment)) {
    throw new StartError("Tokens for development are made on a developer's machine only.");
  }
  const claims = readClaims(options.claims);
  if (!/^[1-9]\d{0,9}$/.test(options.expires))
    throw new StartError('"--expires" must be a number of seconds, such as 3600.');
  const name = jwtNameOf(config, options.name);
  process.stdout.write(`${developmentToken(config, name, claims, Number(options.expires))}\n`);
}

/**
 * A token for development or a test, which the service accepts: besides `claims` it has a value for
 * every claim that the configuration requires, and the subject "developer". A claim that is given as
 * `undefined` is left out.
 */
export function developmentToken(
  config: ServiceConfig,
  name: JwtName,
  claims: Readonly<Record<string, unknown>> = {},
  expires = 3600,
): string {
  const required = config.jwt[name]?.requiredClaims ?? [];
  const samples = ['sub', ...required].map((claim) => [claim, sampleOf(claim)]);
  return signToken(config, name, { ...Object.fromEntries(samples), ...claims }, expires);
}

/** Of a claim that is nobody's but the service's own, only the name is known. */
function sampleOf(claim: string): unknown {
  switch (claim) {
    case 'sub':
      return 'developer';
    case 'nbf':
      return Math.floor(Date.now() / 1000);
    // Whoever needs a role or a scope says so; a sample grants nothing.
    case 'roles':
    case 'scopes':
      return [];
    case 'scope':
      return '';
    case 'exp':
    case 'iat':
      return undefined; // the signer sets it
    default:
      return '1'; // logic that reads a number from it can do so, too
  }
}

function jwtNameOf(config: ServiceConfig, name: string): JwtName {
  if (!Object.hasOwn(config.jwt, name)) throw new StartError(`The contract has no "jwt: ${name}".`);
  return name as JwtName; // the configuration has settings for those of the contract only
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
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${reason}\n\n${usage(contract).trimEnd()}`);
  }
}

function usage({ jwt, jwtTransition }: Contract): string {
  const [first = 'none'] = jwt;
  return `Prints a token for development on the last line.

  --claims <json>      what it says, such as '{"sub":"1"}'; what the configuration requires besides is filled in
  --name <name>        which "jwt" of the contract it is for: ${[...jwt, ...jwtTransition].join(', ')} (default: ${first})
  --expires <seconds>  how long it is valid (default: 3600)
  --help               prints this
`;
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

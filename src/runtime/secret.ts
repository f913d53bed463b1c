import { isLocalEnvironment } from './config-schema.ts';
import type { JwtSettings, ServiceConfig } from './config-types.ts';
import type { Contract } from './contract.ts';

/**
 * What a secret that must never reach production begins with; `.env` and `.env.example` hold only
 * such.
 */
export const developmentPrefix = 'development-only-';

const shortest: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 };

/**
 * What is wrong with the keys: missing, too short, of the wrong kind, or not meant for production.
 */
export function secretProblems(config: ServiceConfig, contract: Contract): string[] {
  const isProduction = !isLocalEnvironment(config.environment);
  return Object.entries(config.jwt).flatMap(([name, settings]) => {
    const path = `jwt.${name}`;
    const isNeeded = contract.jwt.includes(name);
    const { secret, publicKey, jwksUrl } = settings;
    if (secret === undefined && publicKey === undefined && jwksUrl === undefined) {
      return isNeeded ? [missing(path, contract, name, isProduction)] : [];
    }
    return [
      ...kindProblems(path, settings),
      ...(isProduction ? productionProblems(path, settings) : []),
    ];
  });
}

function missing(path: string, contract: Contract, name: string, isProduction: boolean): string {
  const variable = `${contract.envPrefix}__JWT__${name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase()}__SECRET`;
  const advice = isProduction
    ? `set ${variable}`
    : `copy .env.example to .env, or add ${variable} to yours`;
  return `${path}.secret: is missing; ${advice}.`;
}

function kindProblems(path: string, settings: JwtSettings): string[] {
  const { algorithms, secret, previousSecret, publicKey, jwksUrl } = settings;
  const isSymmetric = algorithms.every((algorithm) => algorithm.startsWith('HS'));
  if (algorithms.length === 0) return [`${path}.algorithms: name at least one.`];
  if (publicKey !== undefined && jwksUrl !== undefined)
    return [`${path}.jwksUrl: the key comes from there or from publicKey, not from both.`];
  if (publicKey !== undefined || jwksUrl !== undefined) {
    const isAsymmetric = algorithms.every((algorithm) => !algorithm.startsWith('HS'));
    return isAsymmetric
      ? []
      : [
          `${path}.algorithms: HS algorithms need a secret; name those of the public key, such as RS256.`,
        ];
  }
  if (!isSymmetric) return [`${path}.publicKey: ${algorithms.join(', ')} needs a public key.`];
  const least = Math.max(...algorithms.map((algorithm) => shortest[algorithm] ?? 32));
  return Object.entries({ secret, previousSecret }).flatMap(([name, value]) =>
    value !== undefined && value.length < least
      ? [`${path}.${name}: must have at least ${least} characters.`]
      : [],
  );
}

function productionProblems(
  path: string,
  { secret, previousSecret, jwksUrl }: JwtSettings,
): string[] {
  const problems = Object.entries({ secret, previousSecret }).flatMap(([name, value]) =>
    value?.startsWith(developmentPrefix) === true
      ? [`${path}.${name}: is the secret for development.`]
      : [],
  );
  // Whoever can change an answer on its way could name keys of its own.
  const isOpen = jwksUrl?.startsWith('https:') === false;
  return isOpen ? [...problems, `${path}.jwksUrl: must be an https address.`] : problems;
}

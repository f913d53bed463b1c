import { createPrivateKey } from 'node:crypto';
import { isLocalEnvironment } from './config-schema.ts';
import type { ServiceConfig } from './config-types.ts';
import { canDecrypt } from './signature-header.ts';
import { group, time, type SettingSchema } from './setting-schema.ts';
import { defaultSignatureSettings, type SignatureSettings } from './signature-settings.ts';

declare module './config-types.ts' {
  interface ServiceConfig {
    readonly signature?: SignatureSettings;
  }
}

/** The section `signature` of the configuration. */
export const signatureSection: SettingSchema = group({
  keys: {
    type: 'object',
    additionalProperties: { type: 'string', pattern: '^-----BEGIN ' },
    default: {},
  },
  expiry: time(defaultSignatureSettings.expiry, 1),
  padding: { type: 'string', enum: ['pkcs1', 'oaep'], default: defaultSignatureSettings.padding },
});

/**
 * What is wrong with the keys: missing in production, no RSA keys of a safe size, or of no use to
 * this version of Node.
 */
export function signatureProblems({ signature, environment }: ServiceConfig): string[] {
  if (signature === undefined) return [];
  const keys = Object.entries(signature.keys);
  if (keys.length === 0 && !isLocalEnvironment(environment))
    return ['signature.keys: name at least one key; the contract asks for signed requests.'];
  const problems = keys.flatMap(([fingerprint, pem]) =>
    isSafe(pem)
      ? []
      : [
          `signature.keys.${fingerprint}: must be an RSA private key of at least 2048 bits, as PEM.`,
        ],
  );
  const [first] = keys;
  if (problems.length > 0 || first === undefined) return problems;
  return canDecrypt(createPrivateKey(first[1]), signature.padding)
    ? []
    : [
        `signature.padding: ${signature.padding} is not safe with this version of Node; run Node 24, or let clients use oaep.`,
      ];
}

function isSafe(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}

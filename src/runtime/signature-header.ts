import {
  constants,
  createHmac,
  createPrivateKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import type { SignatureSettings } from './signature-settings.ts';

/** What the header of a signed request says. */
export interface OpenedSignature {
  /** Of the HMAC that the client has signed with. */
  readonly key: Buffer;
  /** Seconds since 1970. */
  readonly time: number;
  /** Base64. */
  readonly signature: string;
}

type Padding = SignatureSettings['padding'];

const paddings = {
  pkcs1: { padding: constants.RSA_PKCS1_PADDING },
  oaep: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
} as const;

/** The secret is short; more blocks than this are somebody's attempt to keep the service busy. */
const mostBlocks = 4;

/** The private keys, ready for use, by fingerprint. */
export function signatureKeys(pems: SignatureSettings['keys']): ReadonlyMap<string, KeyObject> {
  return new Map(
    Object.entries(pems).map(([fingerprint, pem]) => [fingerprint, createPrivateKey(pem)]),
  );
}

/**
 * Opens `key=<fingerprint>; secret=<encrypted>; signature=<base64>`. The secret is
 * `type=0; key=<base64>; time=<seconds>`, encrypted with the public key. Gives a sentence that says
 * what is wrong.
 */
export function openSignature(
  header: string,
  keys: ReadonlyMap<string, KeyObject>,
  padding: Padding,
): OpenedSignature | string {
  const outer = attributesOf(header);
  const [fingerprint, secret, signature] = ['key', 'secret', 'signature'].map(
    (name) => outer.get(name) ?? '',
  );
  if (!fingerprint || !secret || !signature)
    return 'A signature is needed, in the header "X-Content-Security".';
  const privateKey = keys.get(fingerprint);
  const inner = attributesOf(privateKey === undefined ? '' : decrypt(secret, privateKey, padding));
  const [key = '', time = '', type = ''] = ['key', 'time', 'type'].map((name) => inner.get(name));
  if (key === '' || !/^\d{1,12}$/.test(time)) return 'The signature is not valid.';
  // go-zero's type 1 encrypts bodies with AES in ECB mode, which shows what repeats in them.
  if (type !== '0') return 'Bodies are signed, not encrypted: the secret must say "type=0".';
  return { key: Buffer.from(key, 'base64'), time: Number(time), signature };
}

/** Whether this version of Node decrypts with a padding: older ones refuse what they cannot do safely. */
export function canDecrypt(key: KeyObject, padding: Padding): boolean {
  try {
    privateDecrypt({ key, ...paddings[padding] }, Buffer.alloc(blockSize(key), 1));
  } catch (error) {
    return !(error instanceof TypeError);
  }
  return true;
}

/** The signature of a text, in base64. */
export function signText(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

/** The secret of a signed request, as a client encrypts it. */
export function sealSecret(
  publicKey: KeyObject,
  padding: Padding,
  key: Buffer,
  time: number,
): string {
  const text = `type=0; key=${key.toString('base64')}; time=${time}`;
  return publicEncrypt({ key: publicKey, ...paddings[padding] }, Buffer.from(text)).toString(
    'base64',
  );
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(';').map((part) => {
    // No regular expression: with spaces all over, one would take its time.
    const end = part.indexOf('=');
    return [part.slice(0, Math.max(end, 0)).trim(), part.slice(end + 1).trim()] as const;
  });
  return new Map(pairs);
}

/** The text behind the blocks, empty where they are not what the key can open. */
function decrypt(secret: string, key: KeyObject, padding: Padding): string {
  const bytes = Buffer.from(secret, 'base64');
  const size = blockSize(key);
  const count = bytes.length / size;
  if (!Number.isInteger(count) || count > mostBlocks) return '';
  try {
    const blocks = Array.from({ length: count }, (_, index) =>
      privateDecrypt(
        { key, ...paddings[padding] },
        bytes.subarray(index * size, (index + 1) * size),
      ),
    );
    return Buffer.concat(blocks).toString();
  } catch {
    return '';
  }
}

function blockSize(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 2048) / 8);
}

/** Whose signatures are accepted, and for how long. */
export interface SignatureSettings {
  /** RSA private keys as PEM, by the fingerprint that clients name. */
  readonly keys: Readonly<Record<string, string>>;
  /** Milliseconds by which the time of a signature may differ from now. */
  readonly expiry: number;
  /** How clients encrypt their secret. */
  readonly padding: 'pkcs1' | 'oaep';
}

/** What holds where nothing is set. */
export const defaultSignatureSettings: SignatureSettings = {
  keys: {},
  expiry: 3_600_000,
  padding: 'pkcs1',
};

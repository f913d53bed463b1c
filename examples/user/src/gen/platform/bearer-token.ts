import { createHash } from 'node:crypto';

const pattern = /^(?:Bearer +(?=\S)|(?=[\w-]+\.[\w-]+\.[\w-]+$))(\S+)$/i;

/** A token stands behind `Bearer`; one that stands alone is taken as well, as go-zero's clients send it. */
export function bearerTokenOf(authorization: string | undefined): string | undefined {
  return pattern.exec(authorization ?? '')?.[1];
}

/**
 * Stands for a verified token where the token itself must not be kept. Only what is signed counts:
 * some signatures can be written in several ways, and their owner would have as many tokens.
 */
export function digestOfToken(token: string): string {
  const signed = token.slice(0, token.lastIndexOf('.'));
  return createHash('sha256').update(signed).digest('base64url');
}

import type { Dialect } from './table.ts';

const dialects: Readonly<Record<string, Dialect>> = {
  mysql: 'mysql',
  mariadb: 'mysql',
  postgres: 'postgres',
  postgresql: 'postgres',
  sqlite: 'sqlite',
};

/** The dialect that an address asks for by its scheme. */
export function dialectOf(url: string): Dialect | undefined {
  const scheme = /^([a-z]+):/i.exec(url)?.[1]?.toLowerCase();
  return scheme === undefined || !Object.hasOwn(dialects, scheme) ? undefined : dialects[scheme];
}

/** An address for people: without password and options. */
export function showUrl(url: string): string {
  if (dialectOf(url) === 'sqlite') return url;
  try {
    const { protocol, username, host, pathname } = new URL(url);
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
  } catch {
    return '(unreadable)';
  }
}

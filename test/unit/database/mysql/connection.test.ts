import { describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../../../src/database/database-url.ts';
import { connectionFailure, driverFailure } from '../../../../src/database/mysql/connection-failure.ts';
import { connectionOptions, tlsMode } from '../../../../src/database/mysql/connection-options.ts';
import { serverFlavor, tooOld } from '../../../../src/database/mysql/server-version.ts';

const address: ServerAddress = {
  host: 'db',
  port: 3307,
  user: 'me',
  password: 'p4ss-word',
  database: 'app',
  place: 'db:3307',
  parameters: {},
};

describe('options of the driver', () => {
  it.for([
    [{}, 'off'],
    [{ ssl: 'false' }, 'off'],
    [{ ssl: 'true' }, 'verified'],
    [{ 'ssl-mode': 'REQUIRED' }, 'unverified'],
    [{ sslmode: 'VERIFY_CA' }, 'verified'],
    [{ ssl: '{"rejectUnauthorized": false}' }, 'unverified'],
    [{ ssl: '{"rejectUnauthorized":true}' }, 'verified'],
  ] as const)('%o is TLS %s', ([parameters, mode]) => {
    expect(tlsMode(parameters)).toBe(mode);
  });

  it('names a database only where one is chosen', () => {
    expect(connectionOptions(address, '', 500)).not.toHaveProperty('database');
    const options = connectionOptions({ ...address, parameters: { socket: '/run/s', ssl: '1' } }, 'app', 500);
    expect(options).toMatchObject({
      host: 'db',
      port: 3307,
      database: 'app',
      socketPath: '/run/s',
      ssl: { rejectUnauthorized: true },
      connectTimeout: 500,
    });
  });
});

describe('failures of the driver', () => {
  it.for([
    [{ code: 'ENOTFOUND' }, 'database-host-unknown'],
    [{ code: 'ECONNREFUSED' }, 'database-unreachable'],
    [{ code: 'ETIMEDOUT' }, 'database-timeout'],
    [{ code: 'PROTOCOL_SEQUENCE_TIMEOUT' }, 'database-timeout'],
    [{ code: 'HANDSHAKE_NO_SSL_SUPPORT' }, 'database-tls-failed'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'database-tls-failed'],
    [{ errno: 3159 }, 'database-tls-failed'],
    [{ errno: 1045 }, 'database-login-refused'],
    [{ errno: 1049 }, 'database-unknown'],
    [{ errno: 1044 }, 'database-rights-missing'],
    [{ errno: 1142 }, 'database-rights-missing'],
    [{ errno: 1040 }, 'database-busy'],
    [{ code: 'PROTOCOL_CONNECTION_LOST' }, 'database-connection-lost'],
    [{}, 'database-not-server'],
    [{ errno: 1064 }, 'database-failure'],
  ] as const)('%o is %s', ([parts, code]) => {
    const error = Object.assign(new Error('It failed for p4ss-word.'), parts);
    const diagnostic = connectionFailure(driverFailure(error), address, { database: 'app', timeoutMs: 1500 });
    expect(diagnostic.code).toBe(code);
    expect(JSON.stringify(diagnostic)).not.toContain('p4ss-word');
  });

  it('reads what is no error at all', () => {
    expect(driverFailure('boom')).toEqual({ code: '', errno: 0, message: 'boom' });
    expect(driverFailure(new AggregateError([], '')).message).toBe('the connection failed');
  });
});

describe('versions of servers', () => {
  it.for([
    ['10.11.6-MariaDB-0+deb12u1', 'mariadb', undefined],
    ['5.5.5-10.6.12-MariaDB', 'mariadb', undefined],
    ['10.5.9-MariaDB', 'mariadb', 'database-too-old'],
    ['8.0.36', 'mysql', undefined],
    ['9.1.0', 'mysql', undefined],
    ['5.7.44-log', 'mysql', 'database-too-old'],
    ['8.0.11-TiDB-v7.5.0', 'mysql', undefined],
    ['', 'mysql', undefined],
  ] as const)('%s', ([version, flavor, code]) => {
    expect(serverFlavor(version)).toBe(flavor);
    expect(tooOld(version)?.code).toBe(code);
  });
});

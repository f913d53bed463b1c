import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import {
  databaseBusy,
  databaseConnectionLost,
  databaseFailure,
  databaseHostUnknown,
  databaseLoginRefused,
  databaseNotServer,
  databaseRightsMissing,
  databaseTimeout,
  databaseTlsFailed,
  databaseUnknown,
  databaseUnreachable,
} from '../connect-diagnostics.ts';
import { productOf, type ServerAddress } from '../database-url.ts';

/** Whose failure it is, for the words of the diagnostic. */
export interface FailureFacts {
  readonly address: ServerAddress;
  readonly user: string;
  readonly timeoutMs: number;
  /** Whether the server had let the user in. */
  readonly isConnected: boolean;
}

/** What an error of the driver or the server means to the one who asked. The codes decide, not the words, which are translated. */
export function postgresFailure(error: unknown, facts: FailureFacts): Diagnostic {
  const { address, user } = facts;
  const { place } = address;
  const code = codeOf(error);
  const reason = reasonOf(error);
  const name = address.database === '' ? user : address.database;
  if (code.startsWith('28')) {
    // The same words for a user who is not let in at all, and for one who has to come encrypted.
    const isPlain = /no encryption|SSL off/.test(reason);
    const advice = isPlain
      ? ', and the server may demand TLS, which the URL asks for by "?sslmode=require"'
      : '';
    return report(databaseLoginRefused, { place, user, reason: reason + advice });
  }
  switch (code) {
    case '3D000':
      return report(databaseUnknown, { place, name, suggestion: '' });
    case '42501':
      return report(databaseRightsMissing, { user, name, reason });
    case '53300':
    case '57P03':
      return report(databaseBusy, { place, reason });
    case '57P01':
    case '57P02':
      return report(databaseConnectionLost, { place, reason });
    case '57014':
      return timeout(facts);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return report(databaseHostUnknown, { host: address.host });
    default:
      return otherFailure(code, reason, facts);
  }
}

function otherFailure(code: string, reason: string, facts: FailureFacts): Diagnostic {
  const { place } = facts.address;
  if (/timeout expired|read timeout/.test(reason) || code === 'ETIMEDOUT') return timeout(facts);
  if (
    /^ECONN(?:REFUSED|RESET)$|^E(?:HOST|NET)UNREACH$|^ENOENT$|^EACCES$|^EADDRNOTAVAIL$|^EPIPE$/.test(code)
  ) {
    return facts.isConnected
      ? report(databaseConnectionLost, { place, reason })
      : report(databaseUnreachable, { place, reason });
  }
  if (/^ERR_(?:SSL|TLS)|CERT|^UNABLE_TO_|^EPROTO$/.test(code) || /\bSSL\b|sslmode/.test(reason))
    return report(databaseTlsFailed, { place, reason });
  if (/^SASL|password must be a string/.test(reason))
    return report(databaseLoginRefused, {
      place,
      user: facts.user,
      reason: facts.address.password === '' ? 'it asks for a password, and none is given' : reason,
    });
  if (/^[0-9A-Z]{5}$/.test(code)) return report(databaseFailure, { place, reason });
  if (facts.isConnected) return report(databaseConnectionLost, { place, reason });
  return report(databaseNotServer, { place, product: productOf.postgres, reason });
}

function timeout({ address, timeoutMs }: FailureFacts): Diagnostic {
  return report(databaseTimeout, { place: address.place, seconds: timeoutMs / 1000 });
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}

function reasonOf(error: unknown): string {
  // Of several addresses that were tried, each has an error of its own.
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const message = cause instanceof Error ? cause.message : 'no reason is given';
  return message.trim().replace(/\.$/, '');
}

import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { ServiceConfig } from '../../../src/runtime/config-types.ts';
import { config } from './service.ts';

/** A line of a log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [member: string]: unknown;
}

/** Settings with which a service logs what it logs in production. */
export const talkative: ServiceConfig['log'] = { ...config.log, level: 'info' };

/** Everything that a service logs from now on, in the place of writing it. */
export function recordLog(app: FastifyInstance): LogLine[] {
  const lines: LogLine[] = [];
  const stream = { write: (line: string) => lines.push(JSON.parse(line)) };
  Reflect.set(app.log, pino.symbols.streamSym, stream);
  return lines;
}

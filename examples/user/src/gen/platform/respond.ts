import type { FastifyReply } from 'fastify';

/**
 * A response other than the usual one of its route, with the status that the contract declares for
 * it.
 */
export class Respond<Status extends number, Body> {
  readonly status: Status;
  readonly body: Body;

  constructor(status: Status, body: Body) {
    this.status = status;
    this.body = body;
  }
}

/** Sets the status of what the logic returned and gives its body. */
export function settle<Result>(reply: FastifyReply, result: Result): Settled<Result> {
  if (!(result instanceof Respond)) return result as Settled<Result>; // what is no `Respond` is the body itself
  void reply.code(result.status);
  return result.body;
}

/** The body of a result: of each `Respond` its own, and everything else as it is. */
export type Settled<Result> = Result extends Respond<number, infer Body> ? Body : Result;

/** Sends digits as the JSON number that they stand for. */
export function sendDigits(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.send(typeof body === 'string' ? BigInt(body) : body);
}

/** Sends a body as JSON, text too; on its own Fastify takes text for what is finished. */
export function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  if (typeof body !== 'string') return reply.send(body);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/**
 * The members without those that are `undefined`: an optional field is absent, not present and
 * empty.
 */
export function present<Members extends object>(members: Members): Present<Members> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Present<Members>; // the very same members, as the type says
}

/**
 * The type of {@link present}: members that may be `undefined` become optional, but for those that
 * may be anything, which were there when they are required.
 */
export type Present<Members> = {
  [Name in keyof Members as MayLack<Members[Name]> extends true ? never : Name]: Members[Name];
} & {
  [Name in keyof Members as MayLack<Members[Name]> extends true ? Name : never]?: Exclude<
    Members[Name],
    undefined
  >;
};

type MayLack<Value> = unknown extends Value ? false : undefined extends Value ? true : false;

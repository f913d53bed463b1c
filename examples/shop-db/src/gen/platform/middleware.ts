import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * A step in front of the logic, named in the contract by `middleware:`. It runs behind
 * authentication and before the body is read. Throw, or send a reply, to stop the request here.
 */
export type Middleware = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

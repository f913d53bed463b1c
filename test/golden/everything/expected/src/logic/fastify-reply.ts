import type { FastifyReply } from '../gen/handler/root.ts';

export const fastifyReply: FastifyReply = async (req, ctx) => {
  throw ctx.notImplemented('FastifyReply');
};

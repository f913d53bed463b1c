import type { Ping } from '../gen/handler/root.ts';

export const ping: Ping = async (ctx) => {
  throw ctx.notImplemented('Ping');
};

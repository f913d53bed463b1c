import type { Count } from '../gen/handler/root.ts';

export const count: Count = async (ctx) => {
  throw ctx.notImplemented('Count');
};

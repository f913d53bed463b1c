import type { Default } from '../gen/handler/root.ts';

export const default_: Default = async (ctx) => {
  throw ctx.notImplemented('Default');
};

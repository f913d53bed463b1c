import type { Default } from '../../../gen/handler/class/function.ts';

export const default_: Default = async (req, ctx) => {
  throw ctx.notImplemented('Default');
};

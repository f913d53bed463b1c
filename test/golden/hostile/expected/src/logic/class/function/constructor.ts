import type { Constructor } from '../../../gen/handler/class/function.ts';

export const constructor_: Constructor = async (req, ctx) => {
  throw ctx.notImplemented('Constructor');
};

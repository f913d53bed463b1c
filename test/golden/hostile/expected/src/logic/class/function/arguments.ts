import type { Arguments } from '../../../gen/handler/class/function.ts';

export const arguments_: Arguments = async (ctx) => {
  throw ctx.notImplemented('Arguments');
};

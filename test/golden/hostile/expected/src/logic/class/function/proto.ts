import type { Proto } from '../../../gen/handler/class/function.ts';

export const proto: Proto = async (ctx) => {
  throw ctx.notImplemented('Proto');
};

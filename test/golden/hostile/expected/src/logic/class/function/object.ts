import type { Object_ } from '../../../gen/handler/class/function.ts';

export const object_: Object_ = async (ctx) => {
  throw ctx.notImplemented('Object_');
};

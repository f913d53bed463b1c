import type { Scalar } from '../gen/handler/root.ts';

export const scalar: Scalar = async (req, ctx) => {
  throw ctx.notImplemented('Scalar');
};

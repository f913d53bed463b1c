import type { PostA } from '../gen/handler/root.ts';

export const postA: PostA = async (req, ctx) => {
  throw ctx.notImplemented('PostA');
};

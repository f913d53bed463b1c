import type { PostD } from '../gen/handler/root.ts';

export const postD: PostD = async (req, ctx) => {
  throw ctx.notImplemented('PostD');
};

import type { Name } from '../gen/handler/root.ts';

export const name: Name = async (req, ctx) => {
  throw ctx.notImplemented('Name');
};

import type { Search } from '../gen/handler/root.ts';

export const search: Search = async (req, ctx) => {
  throw ctx.notImplemented('Search');
};

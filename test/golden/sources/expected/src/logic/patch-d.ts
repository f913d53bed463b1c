import type { PatchD } from '../gen/handler/root.ts';

export const patchD: PatchD = async (req, ctx) => {
  throw ctx.notImplemented('PatchD');
};

import type { Download } from '../gen/handler/root.ts';

export const download: Download = async (req, ctx) => {
  throw ctx.notImplemented('Download');
};

import type { Inline } from '../gen/handler/root.ts';

export const inline: Inline = async (req, ctx) => {
  throw ctx.notImplemented('Inline');
};

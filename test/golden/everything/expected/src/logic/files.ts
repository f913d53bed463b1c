import type { Files } from '../gen/handler/root.ts';

export const files: Files = async (ctx) => {
  throw ctx.notImplemented('Files');
};

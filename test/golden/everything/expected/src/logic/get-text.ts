import type { GetText } from '../gen/handler/root.ts';

export const getText: GetText = async (ctx) => {
  throw ctx.notImplemented('GetText');
};

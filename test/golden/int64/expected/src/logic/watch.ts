import type { Watch } from '../gen/handler/root.ts';

export const watch: Watch = async function* (ctx) {
  throw ctx.notImplemented('Watch');
};

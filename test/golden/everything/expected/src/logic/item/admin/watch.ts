import type { Watch } from '../../../gen/handler/item/admin.ts';

export const watch: Watch = async function* (ctx) {
  throw ctx.notImplemented('Watch');
};

import type { 取得 as 取得2 } from '../../../gen/handler/class/function.ts';

export const 取得: 取得2 = async (ctx) => {
  throw ctx.notImplemented('取得');
};

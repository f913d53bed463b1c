import type { 取得 as 取得Type } from '../../../gen/handler/class/function.ts';

export const 取得: 取得Type = async (ctx) => {
  throw ctx.notImplemented('取得');
};

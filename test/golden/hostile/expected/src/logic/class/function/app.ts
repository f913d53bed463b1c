import type { App } from '../../../gen/handler/class/function.ts';

export const app: App = async (ctx) => {
  throw ctx.notImplemented('App');
};

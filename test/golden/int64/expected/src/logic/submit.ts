import type { Submit } from '../gen/handler/root.ts';

export const submit: Submit = async (req, ctx) => {
  throw ctx.notImplemented('Submit');
};

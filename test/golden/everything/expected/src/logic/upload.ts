import type { Upload } from '../gen/handler/root.ts';

export const upload: Upload = async (req, ctx) => {
  throw ctx.notImplemented('Upload');
};

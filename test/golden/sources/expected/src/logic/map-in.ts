import type { MapIn } from '../gen/handler/root.ts';

export const mapIn: MapIn = async (req, ctx) => {
  throw ctx.notImplemented('MapIn');
};

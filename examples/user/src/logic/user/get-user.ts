import type { GetUser } from '../../gen/handler/user.ts';
import { HttpError } from '../../gen/platform/errors.ts';

export const getUser: GetUser = async (req, ctx) => {
  const user = ctx.users.find(req.id);
  if (user === undefined) throw new HttpError(404, `There is no user ${req.id}.`);
  return user;
};

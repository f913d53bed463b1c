import type { UpdateUser } from '../../gen/handler/user.ts';
import { HttpError } from '../../gen/platform/errors.ts';

export const updateUser: UpdateUser = async ({ id, ...change }, ctx) => {
  const user = ctx.users.update(id, change);
  if (user === undefined) throw new HttpError(404, `There is no user ${id}.`);
  return user;
};

import type { CreateUser } from '../../gen/handler/user.ts';
import { HttpError } from '../../gen/platform/errors.ts';

export const createUser: CreateUser = async ({ password, tags = [], ...user }, ctx) => {
  if (ctx.users.findByEmail(user.email) !== undefined) {
    throw new HttpError(409, 'There is a user with this address already.');
  }
  const created = await ctx.users.insert({ ...user, tags }, password);
  ctx.log.info({ userId: created.id, by: ctx.user.sub }, 'user created');
  return created;
};

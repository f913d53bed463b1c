import type { DeleteUser } from '../../gen/handler/user.ts';
import { HttpError } from '../../gen/platform/errors.ts';

export const deleteUser: DeleteUser = async (req, ctx) => {
  if (!ctx.users.delete(req.id)) throw new HttpError(404, `There is no user ${req.id}.`);
  ctx.log.info({ userId: req.id, by: ctx.user.sub }, 'user deleted');
};

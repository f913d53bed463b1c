import type { Login } from '../../gen/handler/auth.ts';
import { HttpError } from '../../gen/platform/errors.ts';
import { signToken } from '../../gen/platform/token.ts';

const lifetime = 3600;

export const login: Login = async (req, ctx) => {
  const user = await ctx.users.authenticate(req.email, req.password);
  if (user === undefined) throw new HttpError(401, 'The address or the password is wrong.');
  const claims = { sub: String(user.id), roles: [user.role] };
  return { token: signToken(ctx.config, 'Auth', claims, lifetime), expiresIn: lifetime };
};

import type { ListUsers } from '../../gen/handler/user.ts';

export const listUsers: ListUsers = async ({ page, pageSize, ...filter }, ctx) => {
  const found = ctx.users.list(filter);
  const start = (page - 1) * pageSize;
  return { total: found.length, items: found.slice(start, start + pageSize) };
};

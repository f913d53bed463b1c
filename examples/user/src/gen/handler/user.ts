// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createUser } from '../../logic/user/create-user.ts';
import { deleteUser } from '../../logic/user/delete-user.ts';
import { getUser } from '../../logic/user/get-user.ts';
import { listUsers } from '../../logic/user/list-users.ts';
import { updateUser } from '../../logic/user/update-user.ts';
import { type UserContext, userContextOf } from '../context.ts';
import type {
  CreateUserReq,
  ListUsersReq,
  ListUsersResp,
  UpdateUserReq,
  User,
  UserIdReq,
} from '../types/user.ts';

/**
 * Lists users, a page at a time.
 *
 * `GET /v1/users` (user.api)
 */
export type ListUsers = (req: ListUsersReq, ctx: UserContext) => Promise<ListUsersResp>;

export interface ListUsersRoute {
  Querystring: ListUsersReq;
}

export async function handleListUsers(
  request: FastifyRequest<ListUsersRoute>,
  reply: FastifyReply,
): Promise<ListUsersResp> {
  return listUsers(request.query, userContextOf(request, reply));
}

/**
 * Creates a user.
 *
 * `POST /v1/users` (user.api)
 */
export type CreateUser = (req: CreateUserReq, ctx: UserContext) => Promise<User>;

export interface CreateUserRoute {
  Body: CreateUserReq;
}

export async function handleCreateUser(
  request: FastifyRequest<CreateUserRoute>,
  reply: FastifyReply,
): Promise<User> {
  void reply.code(201);
  return createUser(request.body, userContextOf(request, reply));
}

/**
 * Gives one user.
 *
 * `GET /v1/users/:id` (user.api)
 */
export type GetUser = (req: UserIdReq, ctx: UserContext) => Promise<User>;

export interface GetUserRoute {
  Params: UserIdReq;
}

export async function handleGetUser(
  request: FastifyRequest<GetUserRoute>,
  reply: FastifyReply,
): Promise<User> {
  return getUser(request.params, userContextOf(request, reply));
}

/**
 * Changes what is given of a user.
 *
 * `PATCH /v1/users/:id` (user.api)
 */
export type UpdateUser = (req: UpdateUserReq, ctx: UserContext) => Promise<User>;

export interface UpdateUserRoute {
  Params: Pick<UpdateUserReq, 'id'>;
  Body: Pick<UpdateUserReq, 'name' | 'role' | 'nickname' | 'address'>;
}

export async function handleUpdateUser(
  request: FastifyRequest<UpdateUserRoute>,
  reply: FastifyReply,
): Promise<User> {
  const { params, body } = request;
  const req = { ...params, ...body };
  return updateUser(req, userContextOf(request, reply));
}

/**
 * Deletes a user.
 *
 * `DELETE /v1/users/:id` (user.api)
 */
export type DeleteUser = (req: UserIdReq, ctx: UserContext) => Promise<void>;

export interface DeleteUserRoute {
  Params: UserIdReq;
}

export async function handleDeleteUser(
  request: FastifyRequest<DeleteUserRoute>,
  reply: FastifyReply,
): Promise<void> {
  void reply.code(204);
  await deleteUser(request.params, userContextOf(request, reply));
}

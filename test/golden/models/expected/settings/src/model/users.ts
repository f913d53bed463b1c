import { UsersModelBase } from '../gen/model/users.ts';

/** The model of the table users: add queries and rules of your own here. */
export class UsersModel extends UsersModelBase {}

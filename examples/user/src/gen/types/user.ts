// Generated from user.api by apigen. Changes are lost: edit the contract instead.

/** What a person logs in with. */
export interface LoginReq {
  email: string;
  password: string;
}

export interface LoginResp {
  /** Sent back as "Authorization: Bearer <token>". */
  token: string;
  /** Seconds until the token expires. */
  expiresIn: number;
}

export interface Address {
  street: string;
  city: string;
  country: string;
}

/** A user as everybody with a token sees it. */
export interface User {
  id: number;
  email: string;
  name: string;
  role: 'admin' | 'member' | 'guest';
  nickname?: string;
  address?: Address | null;
  tags: string[];
  createdAt: string;
}

export interface UserIdReq {
  id: number;
}

export interface ListUsersReq {
  page: number;
  pageSize: number;
  role?: 'admin' | 'member' | 'guest';
  /** Only users whose name or address contains this. */
  search?: string;
}

export interface ListUsersResp {
  total: number;
  items: User[];
}

export interface CreateUserReq {
  email: string;
  name: string;
  password: string;
  role: 'admin' | 'member' | 'guest';
  nickname?: string;
  address?: Address | null;
  tags?: string[];
}

export interface UpdateUserReq {
  id: number;
  name?: string;
  role?: 'admin' | 'member' | 'guest';
  nickname?: string;
  address?: Address | null;
}

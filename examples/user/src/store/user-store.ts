import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { User } from '../gen/types/user.ts';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** A new user as the store wants it; the store gives the number and the date. */
export type NewUser = Omit<User, 'id' | 'createdAt'>;

/** What a list can be narrowed to. */
export interface UserFilter {
  readonly role?: User['role'];
  readonly search?: string;
}

interface Account {
  user: User;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Users in memory, in the order in which they came: the place of a database until there is one. */
export class UserStore {
  readonly #accounts = new Map<number, Account>();
  #lastId = 0;

  async insert(user: NewUser, password: string): Promise<User> {
    const salt = randomBytes(16);
    const hash = await derive(password, salt, 32);
    this.#lastId += 1;
    const stored: User = { ...user, id: this.#lastId, createdAt: new Date().toISOString() };
    this.#accounts.set(stored.id, { user: stored, salt, hash });
    return stored;
  }

  find(id: number): User | undefined {
    return this.#accounts.get(id)?.user;
  }

  findByEmail(email: string): User | undefined {
    return this.#accountOf(email)?.user;
  }

  list(filter: UserFilter): User[] {
    const words = filter.search?.toLowerCase();
    return [...this.#accounts.values()]
      .map(({ user }) => user)
      .filter((user) => filter.role === undefined || user.role === filter.role)
      .filter((user) => words === undefined || `${user.name} ${user.email}`.toLowerCase().includes(words));
  }

  update(id: number, change: Partial<NewUser>): User | undefined {
    const account = this.#accounts.get(id);
    if (account === undefined) return undefined;
    account.user = { ...account.user, ...change };
    return account.user;
  }

  delete(id: number): boolean {
    return this.#accounts.delete(id);
  }

  /** The user with this address and password. Takes the same time whether the address is known or not. */
  async authenticate(email: string, password: string): Promise<User | undefined> {
    const account = this.#accountOf(email);
    const hash = await derive(password, account?.salt ?? Buffer.alloc(16), 32);
    return account !== undefined && timingSafeEqual(hash, account.hash) ? account.user : undefined;
  }

  #accountOf(email: string): Account | undefined {
    const wanted = email.toLowerCase();
    return [...this.#accounts.values()].find(({ user }) => user.email.toLowerCase() === wanted);
  }
}

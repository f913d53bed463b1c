import { sql } from 'kysely';
import { UsersModelBase } from '../gen/model/users.ts';

/** The model of the table users: add queries and rules of your own here. */
export class UsersModel extends UsersModelBase {
  /** The slugs of all who call themselves so. */
  async slugsOf(nickname: string): Promise<string[]> {
    const rows = await this.query<{ slug: string }>(
      sql`select slug from users where nickname = ${nickname} order by slug`,
    );
    return rows.map(({ slug }) => slug);
  }
}

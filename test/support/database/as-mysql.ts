import type { Session } from '../../../src/runtime/database/session.ts';

/**
 * A session on MariaDB that says it is MySQL, so that models use nothing that only MariaDB can do. What MySQL alone does
 * otherwise is not seen.
 */
export function asMysql(session: Session): Session {
  return new Proxy(session, {
    get(target, name) {
      if (name === 'server') return 'mysql';
      if (name === 'transaction') {
        const transaction: Session['transaction'] = (work, options) =>
          target.transaction((inner) => work(asMysql(inner)), options);
        return transaction;
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

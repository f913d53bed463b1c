/** The databases that models are made for; `mysql` is MySQL 8 and MariaDB 10.6 or newer. */
export const dialects = ['mysql', 'postgres', 'sqlite'] as const;

/** One of {@link dialects}. */
export type Dialect = (typeof dialects)[number];

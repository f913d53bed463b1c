import type { ColumnType } from 'kysely';

/**
 * A table as kysely's queries see it: what each column gives, and what it takes. `Names` are the columns whose
 * properties are named differently: `{ createdAt: 'created_at' }`.
 */
export type KyselyTable<
  Row extends object,
  Insert extends object = object,
  Update extends object = object,
  Names extends object = object,
> = {
  readonly [
    Property in keyof Row as Property extends keyof Names ? Names[Property] & string : Property
  ]: ColumnType<Row[Property], Taken<Insert, Property>, Taken<Update, Property>>;
};

type Taken<Values, Property> = Property extends keyof Values ? Values[Property] : never;

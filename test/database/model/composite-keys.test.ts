import { expect, it } from 'vitest';
import { ModelRegistry } from '../../../src/runtime/database/model-registry.ts';
import { TableModel } from '../../../src/runtime/database/table-model.ts';
import type { TableInfo } from '../../../src/runtime/database/table.ts';
import { allDialects, openTestDatabase } from '../../support/database/open-test-database.ts';

interface Key {
  readonly area: string;
  readonly word: string;
}

const table: TableInfo = {
  name: 'words',
  columns: { area: { column: 'area', kind: 'text' }, word: { column: 'word', kind: 'text' } },
  primaryKey: ['area', 'word'],
  uniqueKeys: {},
};

class WordsModel extends TableModel<{ Row: Key; Insert: Key; Update: Partial<Key>; Key: Key }, WordModels> {
  constructor(models: WordModels) {
    super(models, table);
  }
}

class WordModels extends ModelRegistry<Record<string, never>> {}

const words = ['0é', '%', 'B`', 'r', "it's", 'ü"', 'é'];

/** What MySQL converts texts for: the connection is in utf8mb4. */
const characters = ['latin1', 'latin1 collate latin1_bin', 'utf8mb4', 'utf8mb4 collate utf8mb4_bin'];

it.for(
  allDialects.flatMap((dialect) =>
    (dialect === 'mysql' ? characters : ['']).map((set) => ({ dialect, set })),
  ),
)('finds the rows of many keys of several texts: $dialect $set', async ({ dialect, set }, { skip }) => {
  const database = await openTestDatabase(dialect, {}, { tables: [table] });
  if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
  const options = set === '' ? '' : ` default charset = ${set}`;
  await database.session.run(
    `create table words (area varchar(20) not null, word varchar(20) not null, primary key (area, word))${options}`,
    [],
  );
  const model = new WordsModel(new WordModels(database.session));
  const rows = Array.from({ length: 40 }, (_, index) =>
    words.map((word) => ({ area: `a${index}`, word })),
  ).flat();
  await model.insertMany(rows);
  const keys = rows.toReversed();
  expect(await model.findByIds(keys)).toEqual(keys);
  const some = keys.slice(0, 5);
  expect(await model.findByIds([...some, { area: 'ß', word: 'é' }])).toEqual(some);
  // What latin1 has no sign for is nothing that the server would compare with.
  const foreign = model.findByIds([{ area: 'a1', word: '中' }]);
  if (set.startsWith('latin1')) await expect(foreign).rejects.toMatchObject({ kind: 'invalid-value' });
  else expect(await foreign).toEqual([]);
});

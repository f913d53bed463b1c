import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printMigrationFile } from '../../../../src/database/migrate/print-migration-file.ts';
import { splitScript } from '../../../../src/runtime/database/migrate/split-script.ts';

it('lets nothing of a statement that is left out be run, whatever it holds', () => {
  const text = fc
    .array(fc.constantFrom("'", '`', '\n', '\r', '\r\n', ';', '--', '*/', ' ', 'DROP TABLE a', '$$'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (sql, reason) => {
      const file = printMigrationFile(
        [{ sql, table: 'a', losses: [reason], risks: [reason], isHeldBack: true }],
        {
          what: reason,
          isLossAllowed: false,
        },
      );
      for (const dialect of ['mysql', 'postgres', 'sqlite'] as const)
        expect(splitScript(file, dialect)).toEqual([]);
    }),
  );
});

it('writes it out where that is allowed, with what it loses', () => {
  const statement = { sql: 'DROP TABLE a', table: 'a', losses: ['drops a'], risks: [], isHeldBack: true };
  expect(printMigrationFile([statement], { what: 'From here to there.', isLossAllowed: true })).toBe(
    '-- From here to there.\n\n-- Careful: drops a.\nDROP TABLE a;\n',
  );
});

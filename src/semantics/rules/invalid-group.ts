import { isDeviceName } from '../../base/device-name.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { groupKey, normalizeGroup } from '../group-name.ts';
import { spanOf, type Rule } from '../rule.ts';
import type { KeyValueNode } from '../../syntax/ast.ts';

const invalidGroup = defineDiagnostic({
  code: 'invalid-group',
  severity: 'error',
  message: 'The group "{group}" cannot be a folder: {reason}.',
  explanation:
    'A group is the folder in which the logic of its routes stands, below `src/logic`. Its segments are ordinary names: no `..`, no drive, no names that Windows keeps for devices.',
  example: {
    wrong: '@server (\n\tgroup: ../admin\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\tgroup: user/admin\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const groupSlashes = defineDiagnostic({
  code: 'group-slashes',
  severity: 'warning',
  message: 'The group "{group}" is read as "{clean}".',
  explanation:
    'A group is a folder below `src/logic`; slashes around it and doubled ones mean nothing. Remove them.',
  example: {
    wrong: '@server (\n\tgroup: /user/admin/\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\tgroup: user/admin\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const groupCollision = defineDiagnostic({
  code: 'group-collision',
  severity: 'error',
  message: 'The groups "{group}" and "{other}" would be one folder.',
  explanation:
    'The folders of groups are written in lower case with dashes, so groups that differ only in case, dashes or underscores are one folder. Write the group the same way everywhere.',
  example: {
    wrong:
      '@server (\n\tgroup: userAdmin\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n@server (\n\tgroup: user_admin\n)\nservice user {\n\t@handler pong\n\tget /pong\n}\n',
    right:
      '@server (\n\tgroup: user_admin\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n@server (\n\tgroup: user_admin\n)\nservice user {\n\t@handler pong\n\tget /pong\n}\n',
  },
});

interface GroupPlace {
  readonly group: string;
  readonly file: string;
  readonly entry: KeyValueNode;
}

/** Groups are folders that can be written, and different groups are different folders. */
export const invalidGroupRule: Rule = {
  code: invalidGroup.code,
  definitions: [invalidGroup, groupSlashes, groupCollision],
  create: ({ report }) => {
    const byKey = new Map<string, GroupPlace>();
    return {
      server: ({ node, file }) => {
        for (const entry of node.entries) {
          if (entry.key.text !== 'group' && entry.key.text !== 'folder') continue;
          const span = spanOf(file, entry.value);
          const written = entry.value.text.trim();
          const clean = normalizeGroup(written);
          const reason = groupFault(clean);
          if (reason !== null) {
            const hint = 'Write a path of ordinary names such as "user/admin".';
            report(invalidGroup, { group: written, reason }, { span, hint });
            continue;
          }
          if (clean !== written)
            report(groupSlashes, { group: written, clean }, { span, hint: `Write "${clean}".` });
          const key = groupKey(clean);
          const before = byKey.get(key);
          if (before === undefined) byKey.set(key, { group: clean, file, entry });
          else if (before.group !== clean) {
            report(
              groupCollision,
              { group: clean, other: before.group },
              {
                span,
                related: [
                  {
                    message: `"${before.group}" stands here.`,
                    span: spanOf(before.file, before.entry.value),
                  },
                ],
                hint: 'Write the group the same way everywhere.',
              },
            );
          }
        }
      },
    };
  },
};

/** What nearly every segment is; a pattern that knows the letters of all scripts takes a while to be set up. */
const plainSegment = /^[\w. -]*$/;

function groupFault(group: string): string | null {
  for (const segment of group.split('/')) {
    if (segment === '') continue;
    if (segment === '.' || segment === '..') return `the segment "${segment}" would leave its place`;
    const bad = plainSegment.test(segment) ? undefined : /[^\p{L}\p{N}\p{M}_. -]/u.exec(segment)?.[0];
    if (bad !== undefined) return `the character "${bad}" cannot stand in a group`;
    if (groupKey(segment) === '') return `the segment "${segment}" has neither letters nor digits`;
    if (isDeviceName(groupKey(segment))) return `"${segment}" is the name of a device under Windows`;
    if (groupKey(segment) === 'node-modules') return '"node_modules" is where packages are installed';
    if (segment.length > 100) return 'a segment is longer than 100 characters';
  }
  return null;
}

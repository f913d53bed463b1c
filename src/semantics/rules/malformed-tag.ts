import { ignoredTagText, malformedTag } from '../../syntax/diagnostics/tag.ts';
import { isWellFormedTag, parseTag } from '../../syntax/tag.ts';
import type { Rule } from '../rule.ts';

/** Every tag can be read to its end. The findings are those of the reader, with places inside the tag. */
export const malformedTagRule: Rule = {
  code: malformedTag.code,
  definitions: [malformedTag, ignoredTagText],
  create: ({ add }) => ({
    struct: ({ members, file }) => {
      for (const { tag } of members) {
        if (tag !== undefined && !isWellFormedTag(tag.text)) parseTag(tag, file).diagnostics.forEach(add);
      }
    },
  }),
};

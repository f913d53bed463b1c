import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { groupKey } from '../group-name.ts';
import { handlerBaseName, handlerFileKey } from '../handler-name.ts';
import { spanOf, type Rule } from '../rule.ts';
import type { NamePlace, RouteSymbol } from '../symbols.ts';

const duplicateHandler = defineDiagnostic({
  code: 'duplicate-handler',
  severity: 'error',
  message: 'The handler "{name}" is already used{where}.',
  explanation:
    'The handler names the file with the logic of its route, so it stands once in a group. Rename one of the two, or give their blocks different groups.',
  example: {
    wrong: 'service user {\n\t@handler ping\n\tget /ping\n\t@handler ping\n\tget /pong\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n\t@handler pong\n\tget /pong\n}\n',
  },
});

const handlerCollision = defineDiagnostic({
  code: 'handler-collision',
  severity: 'error',
  message: 'The handlers "{name}" and "{other}" would both be "{generated}" in the generated code.',
  explanation:
    'The endings `Handler` and `Logic` are taken off, and names become files in lower case with dashes, so two handlers of a group that differ only there collide. Rename one of them.',
  example: {
    wrong: 'service user {\n\t@handler getUser\n\tget /user\n\t@handler getUserHandler\n\tget /users\n}\n',
    right: 'service user {\n\t@handler getUser\n\tget /user\n\t@handler listUsers\n\tget /users\n}\n',
  },
});

const invalidHandler = defineDiagnostic({
  code: 'invalid-handler',
  severity: 'error',
  message: 'The handler "{name}" cannot be the name of a function.',
  explanation:
    'A handler becomes the name of a function and of a file. So it consists of letters, digits and underscores, and the first of them that is no underscore is a letter.',
  example: {
    wrong: 'service user {\n\t@handler _\n\tget /ping\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** The routes of a group have different handlers, also after their names became files. */
export const duplicateHandlerRule: Rule = {
  code: duplicateHandler.code,
  definitions: [duplicateHandler, handlerCollision, invalidHandler],
  create: ({ report }) => {
    const taken = new Map<string, { readonly route: RouteSymbol; readonly handler: NamePlace }>();
    return {
      route: (route) => {
        const { handler, file } = route;
        if (handler === undefined) return;
        const span = spanOf(file, handler);
        const generated = handlerBaseName(handler.text);
        if (!/^\p{L}/u.test(generated)) {
          report(
            invalidHandler,
            { name: handler.text },
            { span, hint: 'Begin it with a letter, such as "getUser".' },
          );
          return;
        }
        const key = `${groupKey(route.group)}/${handlerFileKey(handler.text)}`;
        const first = taken.get(key);
        if (first === undefined) {
          taken.set(key, { route, handler });
          return;
        }
        const place = {
          span,
          related: [
            {
              message: `"${first.handler.text}" is used here first.`,
              span: spanOf(first.route.file, first.handler),
            },
          ],
          hint: 'Rename one of them, or give their blocks different groups.',
        };
        const where = route.group === '' ? '' : ` in the group "${route.group}"`;
        if (first.handler.text === handler.text)
          report(duplicateHandler, { name: handler.text, where }, place);
        else report(handlerCollision, { name: handler.text, other: first.handler.text, generated }, place);
      },
    };
  },
};

import { isDeviceName } from '../../base/device-name.ts';
import { kebabCase } from '../../base/naming.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const serviceName = defineDiagnostic({
  code: 'service-name',
  severity: 'error',
  message: 'The service cannot be called "{name}": {reason}.',
  explanation:
    'The name of the service becomes the name of its folder, its npm package and its image, so it consists of ASCII letters, digits and dashes and is none that npm or an operating system reserves.',
  example: {
    wrong: 'service con {\n\t@handler ping\n\tget /ping\n}\n',
    right: 'service console-api {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** The name of the service can be the name of a folder and of a package. */
export const serviceNameRule: Rule = {
  code: serviceName.code,
  definitions: [serviceName],
  create: ({ report }) => ({
    service: ({ node, file }) => {
      const name = node.name.text;
      const reason = nameFault(name);
      if (reason === null) return;
      const hint = 'Choose a name such as "user-api".';
      report(serviceName, { name, reason }, { span: spanOf(file.source.path, node.name), hint });
    },
  }),
};

const reserved: ReadonlySet<string> = new Set(['node-modules', 'favicon-ico']);

function nameFault(name: string): string | null {
  const kebab = kebabCase(name);
  if (kebab === '') return 'it has neither letters nor digits';
  if (!/^[a-z0-9-]+$/.test(kebab)) return 'a package name takes ASCII letters only';
  if (isDeviceName(kebab)) return 'that is the name of a device under Windows';
  if (reserved.has(kebab)) return 'npm keeps that name for itself';
  return kebab.length > 100 ? 'it is longer than 100 characters' : null;
}

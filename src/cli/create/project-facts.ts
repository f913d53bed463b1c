import { isDeviceName } from '../../base/device-name.ts';
import { kebabCase } from '../../base/naming.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { projectName, settingDefinitions } from '../../config/settings.ts';

/** A project cannot have that name. */
export const projectNameInvalid = defineDiagnostic({
  code: 'project-name-invalid',
  severity: 'error',
  message:
    'A project cannot be named "{name}". Give it a name with --name: lower-case letters, digits and "-", such as "user-api".',
  explanation:
    'The name becomes a folder, an npm package, a container image and the prefix of environment variables, so it must be safe in all of these places. By default it is made of the name of the service in the contract.',
});

/** A port that is none. */
export const portInvalid = defineDiagnostic({
  code: 'port-invalid',
  severity: 'error',
  message: '"{port}" is not a port. Give a number from 1 to 65535.',
  explanation:
    'The service listens on this port by default; the environment variable PORT overrides it when it starts.',
});

/** Two ways to say where the project goes, saying different things. */
export const directoryTwice = defineDiagnostic({
  code: 'directory-twice',
  severity: 'error',
  message: 'The directory is given twice, as "{first}" and as "{second}". Give one of them.',
  explanation: 'The second argument of "apigen new" and the option --dir mean the same.',
});

/** The name of a new project: the one that was asked for, or that of the service in kebab case. */
export function chooseName(asked: string | undefined, service: string): string | Diagnostic {
  const name = asked ?? kebabCase(service);
  if (projectName.test(name) && !name.endsWith('-') && !isDeviceName(name)) return name;
  return report(projectNameInvalid, { name: asked ?? service });
}

/** The port of a new project and that of its admin server, which must differ. */
export function choosePorts(
  asked: string | undefined,
): { readonly port: number; readonly adminPort: number } | Diagnostic {
  const { port, adminPort } = settingDefinitions;
  const defaults = {
    port: 'fallback' in port ? Number(port.fallback) : 8080,
    adminPort: 'fallback' in adminPort ? Number(adminPort.fallback) : 9090,
  };
  if (asked === undefined) return defaults;
  const number = /^\d{1,5}$/.test(asked) ? Number(asked) : 0;
  if (number < 1 || number > 65_535) return report(portInvalid, { port: asked });
  return {
    port: number,
    adminPort: number === defaults.adminPort ? defaults.adminPort + 1 : defaults.adminPort,
  };
}

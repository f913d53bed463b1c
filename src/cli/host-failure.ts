import { terminalText } from '../base/literal.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { HostError } from '../host/ports.ts';

/** The system refused an operation on a file. */
export const fileSystemFailure = defineDiagnostic({
  code: 'file-system-failure',
  severity: 'error',
  message: 'The system refused to work on "{path}": {reason} ({code}). Everything is as it was before.',
  explanation:
    'Apigen stages everything before it replaces a file, and undoes what it began when the system fails. Mend the cause and run the command again.',
});

/** The system refused what a command printed. */
export const outputRefused = defineDiagnostic({
  code: 'output-refused',
  severity: 'error',
  message:
    'The system refused what the command printed: {reason} ({code}). What the command did to files is done all the same.',
  explanation:
    'Standard output or standard error leads to a place that takes no more, a file on a full disk for one. Let it lead elsewhere; "apigen status" says how the project stands.',
});

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  EEXIST: 'something else stands there already',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'symbolic links form a circle',
  EBUSY: 'it is in use by another program',
  EXDEV: 'it is on another file system',
};

/** A failure of the system as a diagnostic that names the path and the cause in words. */
export function hostFailure(error: HostError): Diagnostic {
  return report(fileSystemFailure, {
    path: terminalText(error.path),
    reason: reasons[error.code] ?? 'it failed',
    code: error.code,
  });
}

/** A failure to print as a diagnostic. */
export function outputFailure({ code }: HostError): Diagnostic {
  return report(outputRefused, { reason: reasons[code] ?? 'it failed', code });
}

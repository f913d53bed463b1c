const secretName = /pass|pwd|secret|token|key/i;

/**
 * A database URL that may be shown: the password and whatever looks like a secret among its parameters are gone, also
 * when the URL is malformed. Text that is no URL at all is shown as far as it cannot hold a password.
 */
export function redactUrl(url: string): string {
  const scheme = /^[A-Za-z][\w+.-]*:(?=\/\/)/.exec(url)?.[0];
  if (scheme === undefined) return redactLoose(url);
  const rest = url.slice(scheme.length + 2);
  // A password may hold any character, so everything up to the last "@" counts as user and password.
  const at = rest.lastIndexOf('@');
  const user = at < 0 ? '' : `${redactUser(rest.slice(0, at))}@`;
  const place = rest.slice(at + 1);
  const isPlain = at >= 0 || /^(?:\[[\da-f:.]*\]|[\w.%-]*)(?::\d{0,5})?(?:[/?]|$)/i.test(place);
  return `${scheme}//${user}${isPlain ? redactParameters(place) : '…'}`;
}

function redactUser(text: string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? text : `${text.slice(0, colon)}:…`;
}

function redactLoose(text: string): string {
  const at = text.lastIndexOf('@');
  if (at >= 0) return redactParameters(`${redactUser(text.slice(0, at))}@${text.slice(at + 1)}`);
  // Words such as those that libpq takes; quoted they hold spaces, so that all behind a secret is left out.
  const secret = [...text.matchAll(/([^\s;=?&]*)\s*=/g)].find(([, name = '']) => secretName.test(name));
  return secret === undefined ? text : redactParameters(`${text.slice(0, secret.index)}${secret[1]}=…`);
}

function redactParameters(text: string): string {
  return text.replaceAll(/([?&;])([^=&;?]*)=([^&;]*)/g, (whole, mark: string, name: string) =>
    secretName.test(name) ? `${mark}${name}=…` : whole,
  );
}

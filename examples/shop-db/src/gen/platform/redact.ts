const names =
  'authorization cookie setcookie password passwd secret clientsecret privatekey ' +
  'token accesstoken refreshtoken idtoken apikey xapikey';

const censored = '[redacted]';
const deepest = 8;

/**
 * Makes a copy without secrets, of what a log line is about; what holds none is returned as it is.
 */
export type Redact = <Value>(value: Value) => Value;

/**
 * Finds secrets by the names of members, at any depth and in any spelling: `access_token`,
 * `accessToken`.
 */
export function redactor(more: readonly string[]): Redact {
  const secrets = new Set([...names.split(' '), ...more].map(plain));
  const known = new Map<string, boolean>();
  const isSecret = (name: string): boolean => {
    let answer = known.get(name);
    if (answer === undefined) {
      answer = secrets.has(plain(name));
      if (known.size < 1000) known.set(name, answer);
    }
    return answer;
  };

  const clean = (value: unknown, depth: number): unknown => {
    if (!isPlain(value) || depth > deepest) return value;
    let copy: Record<string, unknown> | undefined;
    for (const name of Object.keys(value)) {
      const member = value[name];
      const cleaned = isSecret(name) ? censored : clean(member, depth + 1);
      if (cleaned === member) continue;
      copy ??= Array.isArray(value) ? Object.assign([], value) : { ...value };
      copy[name] = cleaned;
    }
    return copy ?? value;
  };
  return <Value>(value: Value) => clean(value, 0) as Value; // a copy has the members of its original
}

function plain(name: string): string {
  return name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
}

/** Lists and objects without a class of their own; others know themselves how they are written. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

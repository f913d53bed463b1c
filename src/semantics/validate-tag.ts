/** One rule of a `validate:"…"` tag: `min=3`. */
export interface ValidateRule {
  readonly name: string;
  /** What stands behind `=`, or null. */
  readonly value: string | null;
}

/** Rules of which one must hold: `email|url`. A plain rule is alone in its list. */
export type ValidateAlternatives = readonly ValidateRule[];

/** A `validate` tag by what its rules speak of: the value itself, then (behind `dive`) its elements or keys. */
export interface ValidateRules {
  readonly own: readonly ValidateAlternatives[];
  readonly keys: readonly ValidateAlternatives[];
  readonly items: ValidateRules | null;
}

/** The content of a `validate` tag in the notation of go-playground/validator, where `-` alone asks for nothing. */
export function parseValidateTag(text: string): ValidateRules {
  if (text === '-') return { own: [], keys: [], items: null };
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return collectRules(parts);
}

/** Every rule of the tag with its name, wherever it stands. */
export function allValidateRules(rules: ValidateRules): readonly ValidateRule[] {
  const nested = rules.items === null ? [] : allValidateRules(rules.items);
  return [...rules.own.flat(), ...rules.keys.flat(), ...nested];
}

/** Rules that apigen turns into constraints. */
export const knownValidateRules: ReadonlySet<string> = new Set(
  (
    'required omitempty min max len eq ne oneof gt gte lt lte email url uri uuid uuid1 uuid2 uuid3 uuid4 uuid5 ' +
    'uuid_rfc4122 uuid3_rfc4122 uuid4_rfc4122 uuid5_rfc4122 ip ip_addr ipv4 ipv6 ip4_addr ip6_addr cidr cidrv4 cidrv6 ' +
    'hostname hostname_rfc1123 fqdn alpha alphanum alphaunicode alphanumunicode numeric number boolean ascii ' +
    'lowercase uppercase startswith endswith startsnotwith endsnotwith contains excludes containsany excludesall ' +
    'datetime json base64 base64url e164 latitude longitude unique hexadecimal hexcolor mongodb dive keys endkeys'
  ).split(' '),
);

/** No type has elements of elements below this. */
const deepest = 100;

function collectRules(parts: readonly string[], level = 0): ValidateRules {
  const dive = parts.indexOf('dive');
  const own = (dive === -1 ? parts : parts.slice(0, dive)).map(parseAlternatives);
  if (dive === -1) return { own, keys: [], items: null };
  const behind = parts.slice(dive + 1);
  const end = behind.indexOf('endkeys');
  const hasKeys = behind[0] === 'keys' && end !== -1;
  return {
    own,
    keys: hasKeys ? behind.slice(1, end).map(parseAlternatives) : [],
    items: level === deepest ? null : collectRules(hasKeys ? behind.slice(end + 1) : behind, level + 1),
  };
}

/** `0x2C` and `0x7C` are the validator's spellings of a comma and a bar inside a value. */
function parseAlternatives(part: string): ValidateAlternatives {
  return part.split('|').map((rule) => {
    const sign = rule.indexOf('=');
    if (sign === -1) return { name: rule.trim(), value: null };
    const value = rule
      .slice(sign + 1)
      .replaceAll('0x2C', ',')
      .replaceAll('0x7C', '|');
    return { name: rule.slice(0, sign).trim(), value };
  });
}

/** The words of `oneof=a b 'c d'`. */
export function oneOfWords(value: string): string[] {
  return [...value.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

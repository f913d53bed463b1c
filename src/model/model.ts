import type { IntegerName } from '../base/integer-type.ts';
import type { JsonValue } from '../base/json.ts';

/** The format of this model, raised when a field changes its meaning. Printed by `apigen inspect --json`, read by plugins. */
export const modelFormat = 1;

/** Where an element was declared; `line` and `column` are 1-based, `start` and `end` are UTF-16 offsets into the file. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** A contract with everything resolved: imports merged, names bound, generics expanded, embedded fields flattened, `@server` keys inherited. */
export interface ServiceModel {
  readonly format: typeof modelFormat;
  /** The name in the `service` block, as written. */
  readonly name: string;
  /** `info ( … )` of the root file, in source order. */
  readonly info: Readonly<Record<string, string>>;
  /** Every file of the contract, root first, then by path. */
  readonly files: readonly string[];
  /** Declared types in source order (files in `files` order), expanded generics behind the declaration they come from. */
  readonly types: readonly TypeModel[];
  /** One per `service` block, in source order. */
  readonly groups: readonly GroupModel[];
}

/** A declared type. */
export interface TypeModel {
  /** As in the contract; `Page<User>` is expanded to `PageUser`. */
  readonly name: string;
  readonly description: string;
  readonly origin: Origin;
  /** `object` has `fields`, `alias` has `target`. */
  readonly kind: 'object' | 'alias';
  /** Own and embedded fields in the order of the wire, embedded ones at the place of the embedding. */
  readonly fields: readonly FieldModel[];
  /** Names of directly embedded types, for readers. */
  readonly embeds: readonly string[];
  readonly target: TypeRef | null;
  /** Whether values of it reach the service, leave it, or both (through other types too). */
  readonly isInput: boolean;
  readonly isOutput: boolean;
}

/** The built-in types; `time` is `time.Time`, `file` an uploaded file. */
export type PrimitiveName = 'bool' | IntegerName | 'float32' | 'float64' | 'string' | 'time' | 'any' | 'file';

/**
 * The use of a type. `byte` is `uint8`, `rune` is `int32`; `[]byte` is `{ kind: 'bytes' }`, a base64 string as in encoding/json.
 * A pointer has no node: at a field it is the field's `nullable`; inside an array or map it is Go's way to share and changes nothing on the wire.
 */
export type TypeRef =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'ref'; readonly name: string }
  | {
      readonly kind: 'array';
      readonly items: TypeRef;
      /** Exact length of `[3]T`. */ readonly length: number | null;
    }
  | { readonly kind: 'map'; readonly keys: PrimitiveName; readonly values: TypeRef }
  | { readonly kind: 'object'; readonly fields: readonly FieldModel[] };

/** Where a field's tag says it is read from; `form` becomes query or body with the route's method. */
export interface TagSource {
  readonly in: 'json' | 'form' | 'path' | 'header';
  readonly name: string;
}

/** One field. `required`, `nullable` and `defaultValue` are three independent facts (LANGUAGE.md 5). */
export interface FieldModel {
  /** As in the contract. */
  readonly name: string;
  /**
   * The property in TypeScript, in JSON and in the merged request: the name in the first of `json`, `form`, `path`;
   * for a field with `header` or `path:"*"` alone the field's name in camel case.
   */
  readonly property: string;
  /** In the order of the tag; a field without a source tag has `json` with its own name. */
  readonly sources: readonly TagSource[];
  readonly type: TypeRef;
  /** Must be present in input. */
  readonly required: boolean;
  /** May be `null`, in input and output. */
  readonly nullable: boolean;
  /**
   * Used when absent in input, so the logic always sees a value. Undefined when there is none. 64-bit integers that a
   * number would round stand in their digits, here and among `enum` and `const`.
   */
  readonly defaultValue?: JsonValue | undefined;
  /** `omitempty`: may be missing in output. */
  readonly omitEmpty: boolean;
  /** `,string`: a number or boolean carried as a JSON string. */
  readonly asString: boolean;
  /** `style=comma`: an array in one comma-separated value. */
  readonly isCommaSeparated: boolean;
  /** `optional=dep` (both or none) and `optional=!dep` (exactly one). `property` is the other field's. */
  readonly dependency: { readonly property: string; readonly isNegated: boolean } | null;
  readonly constraints: Constraints;
  readonly description: string;
  readonly example?: JsonValue | undefined;
  /** Tags and options that apigen does not read, for plugins. */
  readonly otherTags: Readonly<Record<string, string>>;
  readonly origin: Origin;
}

/** What a value must satisfy, in the words of JSON Schema; on arrays the element's go into `items`. All of them hold together. */
export interface Constraints {
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly not?: Constraints;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** ECMAScript regular expressions, all of which must match. */
  readonly patterns?: readonly string[];
  /** JSON Schema format names. */
  readonly format?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Constraints;
  readonly keys?: Constraints;
  readonly anyOf?: readonly Constraints[];
}

/** The methods of the language, in lower case. */
export type HttpMethod =
  'get' | 'head' | 'post' | 'put' | 'patch' | 'delete' | 'options' | 'connect' | 'trace';

/** One `service` block with its own `@server` values. */
export interface GroupModel {
  /** `/v1`, or empty. */
  readonly prefix: string;
  /** `user/admin`, or empty. No leading, trailing or double slashes. */
  readonly group: string;
  readonly options: RouteOptions;
  readonly routes: readonly RouteModel[];
  readonly origin: Origin;
}

/** The effect of `@server` on a route: the block's values overridden by the route's own. */
export interface RouteOptions {
  readonly jwt: string | null;
  readonly jwtTransition: string | null;
  readonly middleware: readonly string[];
  /** Milliseconds; 0 switches the limit off; null leaves the project's default. */
  readonly timeout: number | null;
  readonly maxBytes: number | null;
  readonly signature: boolean;
  readonly sse: boolean;
  readonly rateLimit: {
    readonly max: number;
    /** Milliseconds. */ readonly window: number;
    readonly by: 'user' | 'ip' | null;
  } | null;
  /** Milliseconds. */
  readonly cache: number | null;
  /** Milliseconds. */
  readonly idempotency: number | null;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly status: number | null;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly authType: string;
  /** Keys that apigen does not know, for plugins. */
  readonly other: Readonly<Record<string, string>>;
}

/** One route with everything that applies to it. */
export interface RouteModel {
  readonly method: HttpMethod;
  /** Prefix joined, one slash between segments, `:name` parameters, no trailing slash but for `/`. */
  readonly path: string;
  /** As in the contract. */
  readonly handler: string;
  /** The handler's name without `Handler` or `Logic` behind, in Pascal case: `GetUser`. Unique in its group's folder. */
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  readonly description: string;
  readonly options: RouteOptions;
  readonly request: RequestModel | null;
  /** Null: no body, status 204 unless the options say otherwise. */
  readonly response: TypeRef | null;
  /** The success status with everything considered. */
  readonly status: number;
  /** `| 404 (NotFound)` */
  readonly otherResponses: readonly { readonly status: number; readonly body: TypeRef | null }[];
  readonly origin: Origin;
}

/** What a route reads, resolved for its method. */
export interface RequestModel {
  readonly type: TypeRef;
  /** The request type's fields with their places; empty when `body` is not null. */
  readonly fields: readonly RequestField[];
  /** The type of the whole body when the request is not an object (an array, a map, a primitive, or an alias of these). */
  readonly body: TypeRef | null;
}

/** A field and where it is looked for, in that order. On GET and HEAD a `json` source means the query. */
export interface RequestField {
  readonly field: FieldModel;
  readonly sources: readonly { readonly in: 'path' | 'query' | 'header' | 'body'; readonly name: string }[];
}

/**
 * A contract file as the pieces that can be kept or left out without changing what the others mean. Offsets are UTF-16
 * units of the file; pieces never overlap, stand in source order, and hold the comments that speak of them.
 */
export interface FileOutline {
  readonly pieces: readonly Piece[];
}

/** One piece of a file. */
export interface Piece {
  /**
   * A declared type, a route, what opens or closes the block around several of them (`type (`, `service x {`), or
   * another statement.
   */
  readonly kind: 'type' | 'route' | 'open' | 'close' | 'other';
  readonly start: number;
  readonly end: number;
  /** The index of the piece that opens the block it stands in or belongs to; -1 outside of all. */
  readonly block: number;
  /** The name of the type, or the key of the group that a service is opened for; empty for everything else. */
  readonly name: string;
  /** The names of types that are written in it, each once, built-in ones too. */
  readonly uses: readonly string[];
  /** Those of them that stand in the request of a route, and in its responses. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Those of them whose fields a type takes over. */
  readonly embeds: readonly string[];
}

/** What a piece mentions that mentions nothing. */
export const noUses = { uses: [], inputs: [], outputs: [], embeds: [] } as const;

/** Whether a piece declares something, and so can change by itself. */
export function isDeclaration(piece: Piece): boolean {
  return piece.kind === 'type' || piece.kind === 'route';
}

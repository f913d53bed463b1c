/** A merged text, and in how many places it holds both versions between markers. */
export interface Merge {
  readonly text: string;
  readonly conflicts: number;
}

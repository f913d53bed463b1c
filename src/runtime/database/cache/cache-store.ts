/** Where entries are kept: texts under keys, for a time. Every method may fail; then the database is asked. */
export interface CacheStore {
  get(key: string): Promise<string | undefined>;
  /** Writes a mark of its own where there is no entry; false where there is one. Whoever succeeds may fill it. */
  claim(key: string, mark: string, milliseconds: number): Promise<boolean>;
  /** Writes an entry in place of one's mark; nothing when the mark is gone, because somebody has forgotten the key. */
  fill(key: string, mark: string, text: string, milliseconds: number): Promise<boolean>;
  /** Removes entries and marks. */
  remove(keys: readonly string[]): Promise<void>;
  /** Counts up. What a counter says never comes again. */
  bump(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Takes what has no counterpart, as the middle of a sentence: `the index "search"`. */
export type LeaveOut = (what: string) => void;

import type { Rule } from '../rule.ts';

/** Every rule, in the order in which findings at one place read best: what is missing first, then what collides, then values. */
export const rules: readonly Rule[] = Object.freeze([]);

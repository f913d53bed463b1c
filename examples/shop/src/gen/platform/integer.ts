/** The integers that JavaScript holds exactly. Whatever lies outside is refused, never rounded. */
export const minInteger = Number.MIN_SAFE_INTEGER;
export const maxInteger = Number.MAX_SAFE_INTEGER;

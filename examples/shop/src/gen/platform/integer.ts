/** The least integer that JavaScript holds exactly. What lies below is refused, never rounded. */
export const minInteger = Number.MIN_SAFE_INTEGER;
/** The greatest integer that JavaScript holds exactly. What lies above is refused, never rounded. */
export const maxInteger = Number.MAX_SAFE_INTEGER;

/** Makes a value of a program one that the driver takes. Throws an error of kind `invalid-value` for what none takes. */
export type Encode = (value: unknown) => unknown;

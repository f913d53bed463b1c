/** Parameters of one statement at most. */
export const parameterLimit = { mysql: 65_535, postgres: 65_535, sqlite: 32_766 } as const;

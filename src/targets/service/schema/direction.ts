/** Whether a schema checks what comes in or shapes what goes out. */
export type Direction = 'input' | 'output';

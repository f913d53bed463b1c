import type { Hello } from '../gen/handler/root.ts';

export const hello: Hello = async (req) => ({ message: `Hello, ${req.name}!` });

export { printSignature } from '../../print-signature.ts';

export {
  mentionedNames,
  objectOf,
  printValue,
  type PrintableObject,
  type PrintableValue,
  type PrintPlace,
  type RawCode,
} from '../../print-value.ts';

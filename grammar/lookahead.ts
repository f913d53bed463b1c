// Generated from grammar/parser*.ts by grammar/print-lookahead.ts. Do not edit.

/** The names of token types, or of categories of them: one set, or one for each alternative. */
export type Lookahead = string | readonly string[];

/** By rule and by the key that Chevrotain has for the place in it: what stands there begins with one of these tokens. */
export const lookahead: Readonly<Record<string, Readonly<Record<number, Lookahead>>>> = {
  namedType: {
    512: 'LAngle',
    612: 'RAngle',
    768: 'Dot',
    769: 'Comma',
  },
  listType: {
    256: ['Integer', 'Ellipsis'],
    512: 'Integer Ellipsis',
  },
  mapType: {
    612: 'RBracket',
  },
  interfaceType: {
    612: 'RBrace',
  },
  structType: {
    512: 'Struct',
    612: 'RBrace',
    768: 'Name Star',
  },
  dataType: {
    256: ['Star', 'LBracket', 'MapKeyword', 'Interface', 'Struct LBrace', 'Name'],
  },
  member: {
    256: ['Name Star', 'Name'],
    257: ['Semicolon', 'Comma'],
    512: 'Comma Semicolon',
  },
  embedded: {
    512: 'Star',
  },
  field: {
    768: 'Comma',
  },
  tag: {
    512: 'RawLiteral',
  },
  typeDeclaration: {
    512: 'LAngle',
    513: 'Equals',
    612: 'RAngle',
    768: 'Comma',
  },
  type: {
    256: ['Name', 'LParen'],
  },
  typeGroup: {
    256: ['Comma', 'Semicolon'],
    512: 'Comma Semicolon',
    612: 'RParen',
    768: 'Name',
  },
  entries: {
    612: 'RParen',
    768: 'Name',
  },
  entry: {
    256: ['Comma', 'Semicolon'],
    612: 'AnyToken',
    768: 'Comma Semicolon',
  },
  key: {
    768: 'Minus',
  },
  value: {
    256: ['StringLiteral', 'RawLiteral', 'AnyToken'],
  },
  bareValue: {
    1024: 'AnyToken',
  },
  doc: {
    256: ['StringLiteral', 'RawLiteral', 'LParen', 'LParen', 'Name'],
    612: 'RParen',
    768: 'Name',
  },
  docString: {
    256: ['StringLiteral', 'RawLiteral'],
  },
  annotation: {
    256: ['AtDoc', 'AtHandler', 'AtServer'],
  },
  route: {
    512: 'LParen',
    513: 'Returns',
    768: 'AtDoc AtHandler AtServer',
    769: 'Bar',
    770: 'Semicolon',
  },
  path: {
    768: 'AnyToken',
  },
  body: {
    512: 'Name LBrace LBracket Star',
    612: 'RParen',
  },
  response: {
    512: 'Integer',
  },
  service: {
    512: 'AtServer',
    612: 'LBrace',
    613: 'RBrace',
    768: 'AtDoc AtHandler AtServer HttpMethod',
  },
  serviceName: {
    256: ['Name', 'Integer'],
    768: 'Minus',
  },
  file: {
    768: 'AtServer Syntax Info Import Type Service',
  },
  statement: {
    256: ['Syntax', 'Info', 'Import', 'Type', 'AtServer Service'],
    768: 'Semicolon',
  },
  import: {
    256: ['StringLiteral', 'LParen'],
  },
  importGroup: {
    256: ['Comma', 'Semicolon'],
    512: 'Comma Semicolon',
    612: 'RParen',
    768: 'StringLiteral',
  },
};

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Constraints, FieldModel } from '../../../src/model/model.ts';
import { compile } from '../../support/compile.ts';

async function fieldOf(field: string): Promise<FieldModel> {
  const contract = `type Ids []int\ntype A {\n\t${field}\n}\nservice s {\n\t@handler a\n\tpost /a (A)\n}\n`;
  const { value, diagnostics } = await compile({ 'user.api': contract });
  const found = value?.types.find((type) => type.name === 'A')?.fields[0];
  if (found === undefined) throw new Error(diagnostics.map((each) => each.message).join('\n'));
  return found;
}

describe('constraints of options', () => {
  it.each<[string, Constraints]>([
    ['X int `json:"x,options=1|2|2"`', { enum: [1, 2] }],
    ['X string `json:"x,options=[a,b]"`', { enum: ['a', 'b'] }],
    ['X string `json:"x,options=|a"`', { enum: ['', 'a'] }],
    ['X bool `json:"x,options=true"`', { enum: [true] }],
    ['X []string `json:"x,options=a|b"`', { items: { enum: ['a', 'b'] } }],
    ['X int `json:"x,range=[1:10)"`', { minimum: 1, exclusiveMaximum: 10 }],
    ['X float64 `json:"x,range=(0:]"`', { exclusiveMinimum: 0 }],
    ['X []int `json:"x,range=[:5]"`', { items: { maximum: 5 } }],
    ['X Ids `json:"x,range=[:5]"`', { items: { maximum: 5 } }],
    ['X string `json:"x,range=[1:2]"`', {}],
    ['X int `json:"x,options=1|2|3,range=[2:5]"`', { enum: [1, 2, 3], minimum: 2, maximum: 5 }],
  ])('%s', async (field, expected) => {
    expect((await fieldOf(field)).constraints).toEqual(expected);
  });
});

it('ends for lists of themselves', async () => {
  const contract =
    'type Tree []Tree\ntype A {\n\tX Tree `json:"x,range=[1:2]"`\n}\nservice s {\n\t@handler a\n\tpost /a (A)\n}\n';
  const { value } = await compile({ 'user.api': contract });
  expect(value?.types.find((type) => type.name === 'A')?.fields[0]?.constraints).toEqual({});
});

describe('constraints of validate', () => {
  it.each<[string, Constraints]>([
    ['X string `validate:"required,min=2,max=5"`', { minLength: 2, maxLength: 5 }],
    ['X string `validate:"required"`', { minLength: 1 }],
    ['X string `validate:"gt=2,lt=5"`', { minLength: 3, maxLength: 4 }],
    ['X string `validate:"len=4"`', { minLength: 4, maxLength: 4 }],
    ['X string `validate:"eq=a"`', { const: 'a' }],
    ['X string `validate:"oneof=a \'b c\'"`', { enum: ['a', 'b c'] }],
    ['X string `validate:"email"`', { format: 'email' }],
    ['X string `validate:"email|url"`', { anyOf: [{ format: 'email' }, { format: 'uri' }] }],
    ['X string `validate:"omitempty,email"`', { anyOf: [{ const: '' }, { format: 'email' }] }],
    ['X string `validate:"omitempty"`', {}],
    ['X string `validate:"email,hostname"`', { format: 'email', anyOf: [{ format: 'hostname' }] }],
    ['X int `validate:"required,gte=1,lt=9"`', { not: { const: 0 }, minimum: 1, exclusiveMaximum: 9 }],
    ['X int `validate:"oneof=1 2"`', { enum: [1, 2] }],
    ['X int `validate:"number,gt=0"`', { exclusiveMinimum: 0 }],
    ['X int `validate:"ne=3,ne=4"`', { not: { anyOf: [{ const: 3 }, { const: 4 }] } }],
    ['X bool `validate:"required"`', { const: true }],
    [
      'X []string `validate:"required,min=1,max=9,unique,dive,required,alpha"`',
      { minItems: 1, maxItems: 9, uniqueItems: true, items: { minLength: 1, patterns: ['^[a-zA-Z]+$'] } },
    ],
    [
      'X [][]int `validate:"dive,max=2,dive,gt=0"`',
      { items: { maxItems: 2, items: { exclusiveMinimum: 0 } } },
    ],
    [
      'X map[string]int `validate:"max=3,dive,keys,alpha,endkeys,gt=0"`',
      { maxProperties: 3, items: { exclusiveMinimum: 0 }, keys: { patterns: ['^[a-zA-Z]+$'] } },
    ],
    ['X []int `validate:"omitempty,min=2"`', { anyOf: [{ maxItems: 0 }, { minItems: 2 }] }],
    ['X Ids `validate:"min=2"`', { minItems: 2 }],
    ['X time.Time `validate:"required"`', {}],
    ['X string `validate:"unheardof,min=1"`', { minLength: 1 }],
    ['X string `validate:"min=abc"`', {}],
    ['X string `validate:"oneof=a b,oneof=b c"`', { enum: ['b'] }],
  ])('%s', async (field, expected) => {
    expect((await fieldOf(field)).constraints).toEqual(expected);
  });

  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const schemaOf = ({ patterns = [], not, anyOf, ...rest }: Constraints): object => ({
    ...rest,
    allOf: [{}, ...patterns.map((pattern) => ({ pattern }))],
    ...(not === undefined ? {} : { not: schemaOf(not) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(schemaOf) }),
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['alpha', ['abc'], ['', 'a1', 'ä']],
    ['alphaunicode', ['äß用'], ['a1', '']],
    ['alphanum', ['a1'], ['a-1']],
    ['numeric', ['-1.5', '+2', '3'], ['1.', 'a', '']],
    ['number', ['123'], ['-1', '1.5']],
    ['boolean', ['true', '0', 'F'], ['yes', '']],
    ['ascii', ['', 'a~'], ['ä']],
    ['lowercase', ['abc1'], ['', 'aB']],
    ['uppercase', ['ABC1'], ['', 'aB']],
    ['startswith=a.b', ['a.bc'], ['axb', 'ca.b']],
    ['endswith=(c', ['a(c'], ['a(cd']],
    ['contains=0x7C', ['a|b'], ['ab']],
    ['excludes=x', ['abc'], ['axc']],
    ['excludesall=xy', ['abc'], ['ay']],
    ['containsany=xy', ['ay'], ['abc']],
    ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123e4567']],
    ['uuid4', ['9b2f1b1e-3b1a-4c6e-9f2a-1b2c3d4e5f60'], ['123e4567-e89b-12d3-a456-426614174000']],
    ['ip', ['10.0.0.1', '::1'], ['10.0.0.256', 'x']],
    ['cidr', ['10.0.0.0/8', 'fe80::/10'], ['10.0.0.0', '10.0.0.0/33', 'x/8']],
    ['fqdn', ['example.com'], ['localhost', '-a.com']],
    ['datetime=2006-01-02', ['2024-02-29', '2024-12-31'], ['2023-02-29', '2024-06-31', '2024-1-1']],
    [
      'datetime=2006-01-02 15:04:05',
      ['2024-01-31 23:59:59', '2000-02-29 00:00:00'],
      ['2024-13-01 00:00:00', '2024-01-31T23:59:59', '2024-02-30 00:00:00', '1900-02-29 00:00:00'],
    ],
    ['datetime=2006-01-02T15:04:05.000Z07:00', ['2024-01-31T23:59:59.123Z'], ['2024-01-31T23:59:59Z']],
    ['datetime=02/Jan/06', ['31/Dec/24', '29/Feb/24', '29/Feb/00'], ['31/12/24', '29/Feb/23', '31/Jun/24']],
    ['datetime=January 2', ['February 29', 'May 31'], ['February 30', 'April 31']],
    ['datetime=02.01.2006', ['31.10.2024', '01.01.2024'], ['31.13.2024', '31,10.2024']],
    ['datetime=15:04:05.999', ['10:00:00', '10:00:00.5'], ['10:00:00.', '10:00:00.1234']],
    ['datetime=3:4:5 pm', ['9:5:0 am', '09:05:00 pm'], ['13:0:0 am', '9:60:0 am']],
    ['datetime=_2 January _2006', [' 1 May _2024', '31 May _2024'], ['1 May 2024', '31 April _2024']],
    ['datetime=2006-002', ['2024-366', '2024-001'], ['2024-367', '2024-000', '2024-1', '2023-366']],
    ['datetime=T1504Z0700', ['T2359Z', 'T2359+0200'], ['T2359+02:00', 'T2359Z0700']],
    ['datetime=15-07:00 Monthly', ['10+02:00 Monthly'], ['10Z Monthly', '10+02:00 Tuehly']],
    ['base64', ['YWJj', 'YQ=='], ['', 'YQ', 'a b=']],
    ['e164', ['+491701234567'], ['0170', '+0']],
    ['latitude', ['90', '-45.5'], ['91', 'x']],
    ['longitude', ['180', '-179.9'], ['181']],
    ['json', ['{"a":1}', ' [1]', '-1', 'null', '"x"'], ['x', '']],
    ['hexcolor', ['#fff', '#a0b1c2'], ['fff', '#12']],
    ['hexadecimal', ['0xFF', 'ab'], ['xyz']],
    ['mongodb', ['65f1a2b3c4d5e6f708192a3b'], ['65f1']],
  ])('%s means what the validator means', async (rule, good, bad) => {
    const { constraints } = await fieldOf(`X string \`json:"x" validate:"${rule}"\``);
    const validate = ajv.compile(schemaOf(constraints));
    expect(good.filter((value) => !validate(value))).toEqual([]);
    expect(bad.filter((value) => validate(value))).toEqual([]);
  });
});

/** The same operations as a contract and as TypeSpec, so that both tools do the same work. */
export interface BenchInput {
  readonly routes: number;
  readonly api: string;
  readonly typespec: string;
}

/** Groups of ten routes; every route has a request and a response type of its own with eight fields each. */
export function createInput(routes: number): BenchInput {
  const numbers = Array.from({ length: routes }, (_, index) => index);
  const groups = Array.from({ length: Math.ceil(routes / 10) }, (_, index) => index);
  return {
    routes,
    api: [
      'syntax = "v1"',
      ...numbers.map(
        (n) => `
type Op${n}Req {
	Id int64 \`path:"id"\`
	Page int \`form:"page,default=1,range=[1:100]"\`
	Sort string \`form:"sort,optional,options=name|date"\`
}

type Op${n}Resp {
	Id int64 \`json:"id"\`
	Name string \`json:"name"\`
	Email string \`json:"email"\`
	Age int \`json:"age,optional"\`
	Score float64 \`json:"score"\`
	Tags []string \`json:"tags"\`
	Active bool \`json:"active"\`
	Note *string \`json:"note,optional"\`
}`,
      ),
      ...groups.map((group) => {
        const own = numbers.slice(group * 10, group * 10 + 10);
        const items = own.map((n) => `\t@handler op${n}\n\tget /op${n}/:id (Op${n}Req) returns (Op${n}Resp)`);
        return `
@server (
	prefix: /v1/g${group}
	group: g${group}
)
service bench-api {
${items.join('\n\n')}
}`;
      }),
      '',
    ].join('\n'),
    typespec: [
      'import "@typespec/http";\nusing TypeSpec.Http;\n@service namespace Bench;',
      ...numbers.map(
        (n) => `
enum Op${n}Sort { name, date }
model Op${n}Resp {
  id: int64;
  name: string;
  email: string;
  age?: int32;
  score: float64;
  tags: string[];
  active: boolean;
  note?: string | null;
}`,
      ),
      ...groups.map((group) => {
        const own = numbers.slice(group * 10, group * 10 + 10);
        const items = own.map(
          (n) =>
            `  @route("/op${n}/{id}") @get op${n}(@path id: int64, @query @minValue(1) @maxValue(100) page?: int32 = 1, @query sort?: Op${n}Sort): Op${n}Resp;`,
        );
        return `
@route("/v1/g${group}")
interface G${group} {
${items.join('\n')}
}`;
      }),
      '',
    ].join('\n'),
  };
}

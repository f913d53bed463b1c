import { dirname } from 'node:path';
import { runOnDisk } from './disk-project.ts';

/** What a route answered. */
export interface RouteAnswer {
  readonly route: string;
  readonly status: number;
  readonly body: string;
}

interface InspectedModel {
  readonly groups: readonly {
    readonly routes: readonly {
      readonly method: string;
      readonly path: string;
      readonly options: { readonly sse: boolean };
    }[];
  }[];
}

/** Calls each route of a contract once, as a stranger would: no token, no body, `1` for every path parameter. */
export async function callEveryRoute(contract: string, url: string): Promise<RouteAnswer[]> {
  const { output, exit } = await runOnDisk(['inspect', contract, '--json'], dirname(contract));
  if (exit !== 0) throw new Error(output);
  const model: InspectedModel = JSON.parse(output.slice(output.indexOf('{'))) as InspectedModel; // the documented output of inspect
  const answers: RouteAnswer[] = [];
  for (const { method, path } of model.groups.flatMap((group) => group.routes)) {
    const target = path.replaceAll(/:\w+/g, '1').replaceAll('*', 'x');
    const response = await fetch(url + target, {
      method: method.toUpperCase(),
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
    });
    answers.push({ route: `${method} ${path}`, status: response.status, body: await response.text() });
  }
  return answers;
}

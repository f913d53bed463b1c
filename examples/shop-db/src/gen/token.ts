// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import { contract } from './contract.ts';
import { printToken } from './platform/development-token.ts';
import { run } from './platform/run.ts';

await run(async () => printToken(contract, new URL('../../', import.meta.url)));

import { createContext } from './context.ts';
import { buildApp } from './gen/app.ts';
import { contract } from './gen/contract.ts';
import { loadConfig } from './gen/platform/config.ts';
import { run } from './gen/platform/run.ts';
import { serve } from './gen/platform/serve.ts';

await run(async () => {
  const config = loadConfig(contract, new URL('../', import.meta.url));
  const context = await createContext(config);
  const app = await buildApp(config, context);
  await serve(app, config);
});

import 'reflect-metadata';
import { loadConfig, runProcess } from '#platform';
import { createApplication } from './application.js';

await runProcess(async () => {
  const config = loadConfig();
  const app = await createApplication(config);
  await app.listen(config.port, config.host);
  return () => app.close();
});

import { runProcess } from '#platform';
import { startProvider } from './application.js';
import { readProviderSettings } from './settings.js';

await runProcess(async () => {
  const running = await startProvider(readProviderSettings());
  return () => running.close();
});

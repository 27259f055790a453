import 'reflect-metadata';
import { loadConfig, runProcess } from '#platform';
import { startWorker } from './application.js';

await runProcess(async () => {
  const worker = await startWorker(loadConfig());
  return () => worker.stop();
});

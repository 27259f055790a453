import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stopCluster } from '#platform/embedded';
import { LauncherFault } from './fault.js';
import { refuseWhileRunning } from './lock.js';
import { tell } from './progress.js';
import type { Settings } from './settings.js';

/** Everything the launcher puts into the data folder; nothing else in it is touched. */
const ours = ['postgres', 'logs', 'provider', 'launcher.pid'];

/**
 * Deletes the data of this clone: the embedded database and the logs.
 * @throws LauncherFault while the service runs, or when the data lies in a server of one's own
 */
export async function reset({ data, databaseUrl }: Settings): Promise<void> {
  if (databaseUrl) {
    throw new LauncherFault(
      '设置了 DATABASE_URL，数据不在本目录，因此未删除任何内容：请自行重建该数据库（dropdb、createdb），或去掉 DATABASE_URL 后重试。',
    );
  }
  await refuseWhileRunning(data);
  await stopCluster(join(data, 'postgres'));
  await Promise.all(ours.map((name) => rm(join(data, name), { recursive: true, force: true })));
  // The folder itself goes when it is empty; a folder that holds something else is not ours to delete.
  await rmdir(data).catch(() => undefined);
  tell(`已清空 ${data}，下次 npm start 会重新生成演示数据。`);
}

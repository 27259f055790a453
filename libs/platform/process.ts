import { StartFault } from './config.js';

type Stop = () => Promise<unknown>;

const stopWithinMs = 9_000;

/**
 * Runs a server process: one clear line when it can't start, an orderly end on a signal or when the process
 * that started it is gone, and `ready` for a parent that waits for it.
 */
export async function runProcess(start: () => Promise<Stop>): Promise<void> {
  try {
    const stop = await start();
    const end = endOnce(stop);
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
    process.once('disconnect', end);
    process.send?.('ready');
  } catch (error) {
    console.error(lineOf(error));
    process.exit(1);
  }
}

function endOnce(stop: Stop): () => void {
  let ending = false;
  return () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(lineOf(error));
        process.exit(1);
      },
    );
  };
}

/** Expected faults are one line; anything else is a defect and shows where. */
function lineOf(error: unknown): string {
  if (error instanceof StartFault) return error.message;
  if ((error as { code?: string }).code === 'EADDRINUSE')
    return '端口已被占用：请停止占用它的程序，或用 PORT 换一个端口';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

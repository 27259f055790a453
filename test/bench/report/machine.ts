import { availableParallelism, loadavg, totalmem } from 'node:os';

/** What the figures were measured on, and how busy it was: whatever else runs makes all of them worse. */
export function machineState(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const loads = loadavg().map((load) => load.toFixed(1));
  return `${availableParallelism()} 核，内存 ${memory} GiB，Node ${process.versions.node}，负载（1、5、15 分钟）${loads.join('、')}`;
}

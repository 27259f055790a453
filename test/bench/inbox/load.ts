import { Pool } from 'undici';

/** What is asked for, again and again. */
export interface Target {
  readonly origin: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a server did under load. */
export interface LoadResult {
  /** Requests answered per second. */
  readonly rate: number;
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
}

/**
 * Keeps so many connections busy for so long, each asking again as soon as it was answered. Only for servers on this
 * machine.
 */
export async function underLoad(target: Target, connections: number, seconds: number): Promise<LoadResult> {
  const { origin, path, headers } = target;
  if (!origin.startsWith('http://127.0.0.1:')) throw new Error('the load goes to this machine only');
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const asked = performance.now();
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
      await body.arrayBuffer();
      if (statusCode !== 200) throw new Error(`${origin}${path} answered ${statusCode}`);
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const rate = (latencies.length * 1000) / (performance.now() - start);
  await pool.close();
  return { rate, latencies };
}

import { StartFault } from '../config.js';

/** Runs one SQL text and gives back its rows. */
export type Ask = (sql: string) => Promise<unknown>;

/**
 * Refuses a database on which the ledger would count wrongly: every figure is a `bit_count` over `bit(4096)`.
 * @throws StartFault with what to do.
 */
export async function probeDatabase(ask: Ask): Promise<void> {
  const rows = (await ask(
    `SELECT current_setting('server_version_num')::int AS version,
            bit_count(repeat('1', 4096)::bit(4096))::int AS bits,
            current_setting('server_encoding') AS encoding`,
  ).catch((cause: unknown) => {
    throw new StartFault(`数据库不能计数（bit_count）：需要 PostgreSQL 16 或更新版本`, { cause });
  })) as { version: number; bits: number; encoding: string }[];
  const row = rows[0];
  if (!row || row.version < 160_000) throw new StartFault('数据库版本过低：需要 PostgreSQL 16 或更新版本');
  if (row.bits !== 4096) {
    throw new StartFault(
      `数据库的 bit_count 结果为 ${row.bits}，应为 4096：请换用标准 PostgreSQL 16 或更新版本`,
    );
  }
  if (row.encoding !== 'UTF8') throw new StartFault('数据库编码不是 UTF8：请用 ENCODING UTF8 新建数据库');
}

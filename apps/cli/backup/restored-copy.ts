import { count } from '#matching';
import { Populations } from '#enterprises';
import { AuditVerification, type BackupManifest, columnsDigest, Database, differences } from '#platform';
import { Ledger } from '#push';
import type { Session } from '../session.js';

/** Services on a database. */
type Services = Pick<Session, 'get'>;

/** One thing that is proved of a restored copy. */
export interface Proof {
  readonly what: string;
  readonly holds: boolean;
  /** What was found, in Chinese. */
  readonly found: string;
}

/** Proves what the services make of a restored copy. @param session services on the copy */
export async function proveServices(session: Services, manifest: BackupManifest): Promise<Proof[]> {
  return [
    await auditProof(session, manifest),
    await ledgerProof(session, manifest),
    await unionsProof(session),
    await populationProof(session, manifest),
  ];
}

/** Proves that a copy holds the rows of its backup and no others; to be asked before anything else is done to it. */
export async function proveRows(url: string, manifest: BackupManifest): Promise<Proof> {
  const wrong = await differences(url, manifest);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const found =
    wrong.length > 0 ? `不一致的表：${wrong.join('、')}` : `${manifest.tables.length} 张表，${rows} 行`;
  return { what: '行数与摘要', holds: wrong.length === 0, found };
}

async function auditProof(
  session: Services,
  { auditHead: { number, hash } }: BackupManifest,
): Promise<Proof> {
  const anchors = number === '0' ? [] : [{ number: BigInt(number), hash }];
  const { broken, verified } = await session.get(AuditVerification).verify(anchors);
  return {
    what: '审计链',
    holds: broken === null,
    found: broken?.message ?? `${verified} 条，链尾 ${number}`,
  };
}

/** 应投 = 已投 + 不投 + 失败 + 不确定 + 待投, push by push, and the sums that were taken at the backup. */
async function ledgerProof(session: Services, manifest: BackupManifest): Promise<Proof> {
  const pushes = await session
    .get(Database)
    .query<{ push: string }>('SELECT DISTINCT push::text FROM delivery_block ORDER BY 1');
  const sums = { targeted: 0, delivered: 0, settled: 0 };
  let unbalanced = 0;
  for (const { push } of pushes)
    for (const line of await session.get(Ledger).lines(Number(push))) {
      sums.targeted += line.targeted;
      sums.delivered += line.delivered;
      sums.settled += line.targeted - line.pending;
      if (!line.balanced) unbalanced++;
    }
  const holds = unbalanced === 0 && JSON.stringify(sums) === JSON.stringify(manifest.ledger);
  return {
    what: '台账恒等关系',
    holds,
    found: `${pushes.length} 次推送，应投 ${sums.targeted}，已投 ${sums.delivered}`,
  };
}

async function unionsProof(session: Services): Promise<Proof> {
  const wrong = await session.get(Ledger).rebuildUnions();
  return {
    what: '覆盖汇总',
    holds: wrong === 0,
    found: wrong === 0 ? '与台账一致' : `${wrong} 行与台账不一致`,
  };
}

/** Columns are not in a backup: built from the restored rows, they are byte for byte those of the original. */
async function populationProof(session: Services, { columns }: BackupManifest): Promise<Proof> {
  const { population } = await session.get(Populations).current();
  const database = session.get(Database);
  const active = await database.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM enterprise WHERE status = 'active'`,
  );
  const built = await database.one<{ digest: BackupManifest['columns'] }>(
    `SELECT (${columnsDigest}) AS digest`,
  );
  // A registry that nobody had asked yet had no columns to compare with.
  const isAlike = columns.segments === 0 || columns.sha256 === built?.digest.sha256;
  const holds = isAlike && count(population.active) === active?.n;
  const found = `在业 ${count(population.active)} 家，${built?.digest.segments ?? 0} 段列数据${isAlike ? '与原库一致' : '与原库不一致'}`;
  return { what: '全区数据重建', holds, found };
}

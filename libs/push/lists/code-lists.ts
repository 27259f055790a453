import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { blocksFor, type EnterpriseSet, nonEmptyBlocks, setFromBlocks, setOf } from '#matching';
import type { CodeCell } from '#enterprises';
import {
  type Actor,
  AuditTrail,
  bitsOf,
  Clock,
  Database,
  Fault,
  notFound,
  system,
  varbitArray,
} from '#platform';
import type { CodeList, ListReport } from './code-list.js';
import { AsideCount, type GivenCodes, readGivenCodes } from './given-codes.js';

interface Registered {
  readonly uscc: string;
  readonly ordinal: number;
  readonly status: 'active' | 'deregistered' | 'merged';
}

const asked = 50_000;
const keptUnusedDays = 1;
const select = `SELECT id, department, name, digest, report, created_at AS "createdAt" FROM code_list`;

/** SHA-256 (hex) over a set's blocks: equal for equal members, however long the set is. */
export function digestOf(members: EnterpriseSet): string {
  const hash = createHash('sha256');
  for (const { block, bytes } of nonEmptyBlocks(members)) hash.update(`${block}:`).update(bytes);
  return hash.digest('hex');
}

/** Lists of enterprises by code (名单) to whom pushes are addressed, kept as sets. */
@Injectable()
export class CodeLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Keeps a list for the actor's department. What can't be found is told with its row and left aside.
   * @throws Fault when nothing is given, too much, or nobody on it can be reached
   */
  async store(name: string, cells: AsyncIterable<CodeCell>, actor: Actor): Promise<CodeList> {
    const department = actor.ownDepartment();
    const codes = await readGivenCodes(cells);
    const registered = await this.registered([...codes.rows.keys()]);
    const report = reportOf(codes, registered);
    refuseUnreachable(report);
    const ordinals = registered.map(({ ordinal }) => ordinal);
    const members = setOf(blocksFor(ordinals.reduce((most, each) => Math.max(most, each + 1), 0)), ordinals);
    return this.insert(
      { id: randomUUID(), department, name, digest: digestOf(members), report },
      members,
      actor,
    );
  }

  /** @param department undefined for the centre. @throws Fault when the department has no such list */
  async get(id: string, department: string | undefined): Promise<CodeList> {
    const list = await this.database.one<CodeList>(
      `${select} WHERE id = $1 AND ($2::text IS NULL OR department = $2)`,
      [id, department ?? null],
    );
    if (!list) throw notFound('这份名单');
    return list;
  }

  /** Who stands on it, the inactive included. */
  async members(id: string, blocks: number): Promise<EnterpriseSet> {
    const rows = await this.database.query<{ block: number; bits: Buffer }>(
      'SELECT block, bit_send(members) AS bits FROM code_list_block WHERE list = $1',
      [id],
    );
    const size = rows.reduce((most, { block }) => Math.max(most, block + 1), blocks);
    return setFromBlocks(
      size,
      rows.map(({ block, bits }) => ({ block, bytes: bitsOf(bits) })),
    );
  }

  /** Forgets lists that no push came to use. */
  async sweep(): Promise<void> {
    await this.database.transaction(async () => {
      const forgotten = await this.database.query<{ id: string; name: string; department: string }>(
        `DELETE FROM code_list l WHERE l.created_at < $1::timestamptz - make_interval(days => $2)
           AND NOT EXISTS (SELECT FROM push p WHERE p.list = l.id) RETURNING id, name, department`,
        [this.clock.now(), keptUnusedDays],
      );
      for (const { id, name, department } of forgotten)
        await this.trail.record(
          { ...system, department },
          {
            action: 'codeLists.forget',
            subject: { type: 'code-lists', id },
            outcome: 'ok',
            details: { list: name },
          },
        );
    });
  }

  private async registered(codes: readonly string[]): Promise<Registered[]> {
    const found: Registered[] = [];
    for (let at = 0; at < codes.length; at += asked) {
      const rows = await this.database.query<Registered>(
        'SELECT uscc, ordinal, status FROM enterprise WHERE uscc = ANY($1)',
        [codes.slice(at, at + asked)],
      );
      for (const row of rows) found.push(row);
    }
    return found;
  }

  private insert(list: Omit<CodeList, 'createdAt'>, members: EnterpriseSet, actor: Actor): Promise<CodeList> {
    const { id, department, name, digest, report } = list;
    const rows = [...nonEmptyBlocks(members)];
    return this.database.transaction(async () => {
      await this.database.query(
        `INSERT INTO code_list (id, department, name, digest, report, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, department, name, digest, JSON.stringify(report), actor.id, this.clock.now()],
      );
      await this.database.query(
        `INSERT INTO code_list_block (list, block, members)
         SELECT $1, block, members FROM unnest($2::int[], $3::varbit[]) AS b (block, members)`,
        [id, rows.map(({ block }) => block), varbitArray(rows.map(({ bytes }) => bytes))],
      );
      return this.get(id, department);
    });
  }
}

const statusNames = { deregistered: '已注销，不会收到', merged: '已合并，不会收到' } as const;

function reportOf({ given, rows, malformed, repeated }: GivenCodes, registered: Registered[]): ListReport {
  const known = new Set(registered.map(({ uscc }) => uscc));
  const unknown = new AsideCount();
  for (const [code, row] of rows)
    if (!known.has(code)) unknown.add({ row, code, reason: '没有登记这家企业' });
  const inactive = new AsideCount();
  for (const { uscc: code, status } of registered)
    if (status !== 'active') inactive.add({ row: rows.get(code) ?? 0, code, reason: statusNames[status] });
  return {
    given,
    listed: registered.length,
    aside: { malformed, unknown: unknown.result(), repeated, inactive: inactive.result() },
  };
}

/** A list without anybody in business is a mistake, and all of it is named. */
function refuseUnreachable({ listed, aside }: ListReport): void {
  if (listed > aside.inactive.count) return;
  const named = [...aside.malformed.first, ...aside.unknown.first, ...aside.inactive.first];
  const details = named.map(({ row, code, reason }) => ({
    pointer: '/list',
    message: `第 ${row} 行“${code}”：${reason}`,
  }));
  throw new Fault(
    'unprocessable',
    'list-reaches-nobody',
    '名单上没有一家在业企业，没有保存，请核对统一社会信用代码',
    details,
  );
}

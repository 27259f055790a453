import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, notFound, Outbox } from '#platform';
import { refreshTagsJob } from '../imports/imports.js';
import { raiseVersion } from '../registry/registry-version.js';
import { Vocabulary } from '../vocabulary.js';
import type { AssertedTag } from './tag.js';

/** A step in the life of a tag's lists; taking it back makes as if it had never been. */
export interface TagChange {
  readonly id: string;
  readonly tag: string;
  readonly kind: 'assert' | 'extend' | 'revoke';
  readonly department: string;
  readonly departmentName: string;
  readonly person: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string | null;
  readonly reason: string | null;
  readonly enterprises: number;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}

/** A list as a department gives it. */
export interface GivenList {
  /** Unified social credit codes, as pasted. */
  readonly codes: readonly string[];
  /** YYYY-MM-DD, both days included; no end is without limit. */
  readonly validFrom: string;
  readonly validTo: string | null;
  /** 文号 or where the list comes from. */
  readonly source: string;
}

interface NewChange extends Partial<Pick<GivenList, 'validFrom' | 'validTo' | 'source'>> {
  readonly tag: string;
  readonly kind: TagChange['kind'];
  readonly department: string;
  readonly person: string;
  readonly reason?: string;
  readonly count: number;
}

const mostNamed = 20;

const selectChanges = `
  SELECT c.id, c.tag, c.kind, c.department, d.name AS "departmentName", p.name AS person,
         c.valid_from::text AS "validFrom", c.valid_to::text AS "validTo", c.source, c.reason, c.enterprises, c.at,
         c.undone_at AS "undoneAt", u.name AS "undoneBy"
  FROM tag_change c JOIN department d ON d.code = c.department JOIN person p ON p.id = c.person
  LEFT JOIN person u ON u.id = c.undone_by`;

/** What a department ($2) has on the list of a tag ($1) that has not ended by a day ($3), those yet to begin included. */
const held = `
  FROM tag_assertion a JOIN tag_change c ON c.id = a.change AND c.undone_at IS NULL
  LEFT JOIN tag_change r ON r.id = a.revoked_by AND r.undone_at IS NULL
  WHERE a.tag = $1 AND c.department = $2 AND r.id IS NULL AND (a.valid_to IS NULL OR a.valid_to >= $3::date)`;

/** Lists of enterprises (名单) by which departments give asserted tags: each change whole or not at all. */
@Injectable()
export class TagLists {
  constructor(
    private readonly database: Database,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Newest first, those taken back included. @throws Fault when there is no such asserted tag */
  async changes(tag: string): Promise<TagChange[]> {
    this.asserted(tag);
    return this.database.query(`${selectChanges} WHERE c.tag = $1 ORDER BY c.at DESC`, [tag]);
  }

  /**
   * Puts enterprises on the tag's list.
   * @throws Fault naming every code that is malformed or unknown; nothing is done then
   */
  async give(tag: string, list: GivenList, actor: Actor): Promise<TagChange> {
    const department = this.department(tag, actor);
    if (list.validTo !== null && list.validTo < list.validFrom)
      throw new Fault('invalid', 'tag-list-dates', '有效期的止日早于起日，请改正', [
        { pointer: '/validTo', message: '应不早于起日' },
      ]);
    return this.database.transaction(async () => {
      const ordinals = await this.ordinalsOf(list.codes);
      const change = await this.record({
        ...list,
        tag,
        kind: 'assert',
        department,
        person: actor.id,
        count: ordinals.length,
      });
      await this.database.query(
        `INSERT INTO tag_assertion (change, tag, enterprise, valid_from, valid_to)
         SELECT $1, $2, ordinal, $3, $4 FROM unnest($5::int[]) AS ordinal`,
        [change, tag, list.validFrom, list.validTo, ordinals],
      );
      return this.changed(change);
    });
  }

  /**
   * Takes enterprises off the department's list, from today on.
   * @throws Fault naming the codes that are not on it now; nothing is done then
   */
  async revoke(tag: string, codes: readonly string[], reason: string, actor: Actor): Promise<TagChange> {
    const department = this.department(tag, actor);
    return this.database.transaction(async () => {
      const ordinals = await this.ordinalsOf(codes);
      await this.refuseAbsent(tag, department, ordinals);
      const head = { tag, kind: 'revoke', department, person: actor.id, reason } as const;
      const change = await this.record({ ...head, count: ordinals.length });
      await this.database.query(
        `UPDATE tag_assertion SET revoked_by = $5 WHERE (change, enterprise) IN (
           SELECT a.change, a.enterprise ${held} AND a.enterprise = ANY($4))`,
        [tag, department, this.clock.today(), ordinals, change],
      );
      return this.changed(change);
    });
  }

  /**
   * Lets a list of the department stand until a later day; those taken off it meanwhile stay off.
   * @throws Fault when the list is not the department's, has no end, or ends later already
   */
  async extend(id: string, validTo: string, source: string, actor: Actor): Promise<TagChange> {
    return this.database.transaction(async () => {
      const list = await this.own(id, actor);
      if (list.kind === 'revoke' || list.validTo === null || list.validTo >= validTo)
        throw new Fault(
          'unprocessable',
          'tag-list-end',
          '这份名单没有止日，或者止日不早于新的日期，不用延长',
        );
      const from = laterOf(dayAfter(list.validTo), this.clock.today());
      const added = { tag: list.tag, validFrom: from, validTo, source, department: list.department };
      const change = await this.record({
        ...added,
        kind: 'extend',
        person: actor.id,
        count: list.enterprises,
      });
      await this.database.query(
        `INSERT INTO tag_assertion (change, tag, enterprise, valid_from, valid_to)
         SELECT $1, a.tag, a.enterprise, $2, $3 FROM tag_assertion a
         LEFT JOIN tag_change r ON r.id = a.revoked_by AND r.undone_at IS NULL WHERE a.change = $4 AND r.id IS NULL`,
        [change, from, validTo, id],
      );
      return this.changed(change);
    });
  }

  /** Takes a change of the own department back. @throws Fault when it is not theirs or was taken back already */
  async undo(id: string, actor: Actor): Promise<TagChange> {
    return this.database.transaction(async () => {
      await this.own(id, actor);
      await this.database.query(
        'UPDATE tag_change SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL',
        [id, this.clock.now(), actor.id],
      );
      return this.changed(id);
    });
  }

  private asserted(code: string): AssertedTag {
    const tag = this.vocabulary.tags.byCode.get(code);
    if (tag?.kind !== 'asserted') throw notFound('这个由部门认定的标签');
    return tag;
  }

  /** The department that a person gives a list for. */
  private department(tag: string, actor: Actor): string {
    const { label, assertedBy } = this.asserted(tag);
    const department = actor.ownDepartment();
    if (!assertedBy.includes(department))
      throw new Fault('forbidden', 'tag-not-yours', `标签“${label}”由其他部门认定，您的部门不能改动名单`);
    return department;
  }

  private async own(id: string, actor: Actor): Promise<TagChange> {
    const change = await this.database.one<TagChange>(`${selectChanges} WHERE c.id = $1 FOR UPDATE OF c`, [
      id,
    ]);
    if (!change || change.department !== actor.department?.code) throw notFound('这份名单');
    if (change.undoneAt) throw new Fault('conflict', 'tag-list-undone', '这一步已经撤销，请刷新后再看');
    return change;
  }

  /** Whoever stands on several of a code's rows is named once; all that is wrong is told at once. */
  private async ordinalsOf(codes: readonly string[]): Promise<number[]> {
    const wanted = [...new Set(codes.map((code) => code.trim().toUpperCase()).filter(Boolean))];
    if (wanted.length === 0)
      throw new Fault('invalid', 'tag-list-empty', '名单是空的，请给出统一社会信用代码', [
        { pointer: '/codes', message: '至少一个' },
      ]);
    const rows = await this.database.query<{ uscc: string; ordinal: number }>(
      'SELECT uscc, ordinal FROM enterprise WHERE uscc = ANY($1)',
      [wanted],
    );
    const known = new Set(rows.map(({ uscc }) => uscc));
    refuse(
      wanted.filter((code) => !known.has(code)),
      codes,
    );
    return rows.map(({ ordinal }) => ordinal);
  }

  private async refuseAbsent(tag: string, department: string, ordinals: readonly number[]): Promise<void> {
    const absent = await this.database.query<{ uscc: string }>(
      `SELECT uscc FROM enterprise WHERE ordinal = ANY($4) AND ordinal NOT IN (SELECT a.enterprise ${held})`,
      [tag, department, this.clock.today(), ordinals],
    );
    if (absent.length === 0) return;
    const names = absent.slice(0, mostNamed).map(({ uscc }) => uscc);
    throw new Fault(
      'unprocessable',
      'tag-list-absent',
      `${absent.length} 家企业现在不在本部门的名单上：${names.join('、')}`,
    );
  }

  private async record(change: NewChange): Promise<string> {
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO tag_change (id, tag, kind, department, person, valid_from, valid_to, source, reason, enterprises, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        change.tag,
        change.kind,
        change.department,
        change.person,
        change.validFrom ?? null,
        change.validTo ?? null,
        change.source ?? null,
        change.reason ?? null,
        change.count,
        this.clock.now(),
      ],
    );
    return id;
  }

  /** What follows every change: all processes catch up, and the stored sets are made anew. */
  private async changed(id: string): Promise<TagChange> {
    await this.outbox.add(refreshTagsJob, { version: await raiseVersion(this.database) });
    const change = await this.database.one<TagChange>(`${selectChanges} WHERE c.id = $1`, [id]);
    if (!change) throw notFound('这份名单');
    return change;
  }
}

/** Names the codes that no enterprise has, each with its place in what was pasted. */
function refuse(unknown: readonly string[], codes: readonly string[]): void {
  if (unknown.length === 0) return;
  const at = new Map(codes.map((code, index) => [code.trim().toUpperCase(), index]));
  const details = unknown.map((code) => ({
    pointer: `/codes/${at.get(code) ?? 0}`,
    message: `没有登记这家企业：${code}`,
  }));
  const names = unknown.slice(0, mostNamed).join('、');
  const more = unknown.length > mostNamed ? `等 ${unknown.length} 个` : '';
  throw new Fault(
    'unprocessable',
    'unknown-codes',
    `名单没有保存。以下代码没有登记：${names}${more}`,
    details,
  );
}

const dayMs = 86_400_000;

/** The next calendar day, both YYYY-MM-DD. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

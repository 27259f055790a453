import { Injectable } from '@nestjs/common';
import { Contacts, Database } from '#platform';
import { formatCell } from '../facts/fact-cell.js';
import { KnownFacts } from '../registry/known-facts.js';
import { Vocabulary } from '../vocabulary.js';
import type { Holding } from './holding.js';
import { PersonalHoldings } from './personal-holdings.js';

/** A row of a copy, its cells by their Chinese names. */
export type CopyRow = Readonly<Record<string, unknown>>;
/** Everything of one kind. */
export interface CopySection {
  readonly title: string;
  readonly rows: readonly CopyRow[];
}

/** Cells that name a fact or a tag by its key. */
const keyed: ReadonlySet<string> = new Set(['指标', '标签']);

/** Gathers all that is held of an enterprise and of the person who asks for it. */
@Injectable()
export class CopySections {
  constructor(
    private readonly database: Database,
    private readonly holdings: PersonalHoldings,
    private readonly known: KnownFacts,
    private readonly vocabulary: Vocabulary,
    private readonly contacts: Contacts,
  ) {}

  /** @param person who asks: their own account is in it, those of other members are not */
  async of(ordinal: number, uscc: string, person: string): Promise<CopySection[]> {
    const sections = [
      ...(await this.registry(uscc)),
      await this.account(person),
      await this.sessions(person),
    ];
    for (const holding of this.holdings.all) {
      const rows = holding.copy ? await this.database.query<CopyRow>(holding.copy, [ordinal]) : [];
      if (rows.length > 0)
        sections.push({ title: holding.title, rows: rows.map((row) => this.worded(row, holding)) });
    }
    return sections;
  }

  private async registry(uscc: string): Promise<CopySection[]> {
    const { enterprise, facts, sources } = await this.known.of(uscc, { declared: true });
    const values = this.vocabulary.facts.facts.flatMap((fact) => {
      const value = facts[fact.key];
      if (value === undefined) return [];
      const source = sources.get(fact.key);
      return [
        {
          指标: fact.label,
          值: formatCell(fact, value),
          单位: fact.unit ?? null,
          来源: source?.feed ?? '推算',
          期间: source?.period ?? null,
          数据日期: source?.on ?? null,
        },
      ];
    });
    const tags = this.vocabulary.tags.tags.filter(({ field }) => facts[field.key] === true);
    return [
      { title: '登记信息', rows: [{ 统一社会信用代码: uscc, 名称: enterprise.name }] },
      { title: '指标', rows: values },
      { title: '标签', rows: tags.map(({ label, group }) => ({ 标签: label, 类别: group })) },
    ];
  }

  private async account(person: string): Promise<CopySection> {
    const { phone, idNumber } = await this.contacts.of(person);
    const rows = await this.database.query<CopyRow>(
      `SELECT p.name AS "姓名", a.subject AS "登录账号", p.created_at AS "建立时间"
       FROM person p LEFT JOIN account a ON a.person = p.id WHERE p.id = $1`,
      [person],
    );
    const shown = rows.map((row) => ({ ...timed(row), 电话: phone, 证件号码: idNumber }));
    return { title: '提出人的账号', rows: shown };
  }

  private async sessions(person: string): Promise<CopySection> {
    const rows = await this.database.query<CopyRow>(
      `SELECT created_at AS "登录时间", last_seen_at AS "最近使用", device AS "设备", address AS "地址"
       FROM session WHERE person = $1 ORDER BY created_at`,
      [person],
    );
    return { title: '提出人的登录', rows: rows.map(timed) };
  }

  private worded(row: CopyRow, { words = {} }: Holding): CopyRow {
    const cells = Object.entries(timed(row)).map(([name, value]) => {
      if (typeof value === 'string')
        return [name, keyed.has(name) ? this.labelOf(value) : (words[value] ?? value)];
      return [name, isRecord(value) ? this.labelled(value) : value];
    });
    return Object.fromEntries(cells) as CopyRow;
  }

  private labelled(values: Record<string, unknown>): CopyRow {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [this.labelOf(key), value]));
  }

  private labelOf(key: string): string {
    return this.vocabulary.facts.byKey.get(key)?.label ?? this.vocabulary.tags.byCode.get(key)?.label ?? key;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const timed = (row: CopyRow): CopyRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );

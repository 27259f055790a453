import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FactValue } from '#matching';
import { type Actor, Clock, Database, Fault, notFound } from '#platform';
import { parseCell } from '../facts/fact-cell.js';
import type { Fact } from '../facts/fact.js';
import { Enterprises } from '../registry/enterprises.js';
import { usableFacts } from '../registry/usable-facts.js';
import { Vocabulary } from '../vocabulary.js';

/** What an enterprise says of itself where no department has said anything. */
export interface DeclaredFact {
  readonly fact: string;
  readonly value: FactValue;
  readonly person: string;
  readonly at: Date;
}

/**
 * Self-declared facts (自行申报): they rank below every official value and serve the enterprise's own check-up,
 * never a set, an audience or an export.
 */
@Injectable()
export class DeclaredFacts {
  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** What the enterprise has declared and not withdrawn, those that an official value has overtaken included. */
  of(ordinal: number): Promise<DeclaredFact[]> {
    return this.database.query(
      `SELECT d.fact, d.value, p.name AS person, d.declared_at AS at
       FROM declared_fact d JOIN person p ON p.id = d.declared_by
       WHERE d.enterprise = $1 AND d.ended_at IS NULL ORDER BY d.declared_at`,
      [ordinal],
    );
  }

  /** The values that were declared by the end of a day and not withdrawn by then, with the day of each, by fact key. */
  async valuesOn(ordinal: number, day: string): Promise<Map<string, { value: FactValue; on: string }>> {
    const rows = await this.database.query<{ fact: string; value: FactValue; on: string }>(
      `SELECT fact, value, (declared_at AT TIME ZONE 'Asia/Shanghai')::date::text AS on
       FROM declared_fact WHERE enterprise = $1 AND (declared_at AT TIME ZONE 'Asia/Shanghai')::date <= $2::date
         AND (ended_at IS NULL OR (ended_at AT TIME ZONE 'Asia/Shanghai')::date > $2::date)
       ORDER BY declared_at`,
      [ordinal, day],
    );
    return new Map(rows.map(({ fact, value, on }) => [fact, { value, on }]));
  }

  /**
   * Declares a value in place of any declared before; the text is read as a cell of an import is.
   * @throws Fault when the fact can't be declared, an official value is there, or the text doesn't fit
   */
  async declare(uscc: string, key: string, text: string, actor: Actor): Promise<void> {
    const fact = this.declarable(key);
    const value = this.read(fact, text);
    await this.database.transaction(async () => {
      const row = await this.enterprises.get(uscc);
      if (usableFacts(row, this.vocabulary.facts, this.clock.today())[key] !== undefined)
        throw new Fault(
          'unprocessable',
          'official-value-known',
          `“${fact.label}”已有${fact.feed}数据，不能自行申报；数据有误请用数据纠错`,
        );
      await this.end(row.ordinal, key, actor);
      await this.database.query(
        'INSERT INTO declared_fact (id, enterprise, fact, value, declared_by, declared_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [randomUUID(), row.ordinal, key, JSON.stringify(value), actor.id, this.clock.now()],
      );
    });
  }

  /** @throws Fault when nothing is declared */
  async withdraw(uscc: string, key: string, actor: Actor): Promise<void> {
    const { ordinal } = await this.enterprises.get(uscc);
    if ((await this.end(ordinal, key, actor)) === 0) throw notFound('这项自行申报');
  }

  /** Ends everything that is declared: the consent it rested on was taken back. */
  async withdrawAll(ordinal: number, actor: Actor): Promise<void> {
    await this.database.query(
      'UPDATE declared_fact SET ended_at = $2, ended_by = $3 WHERE enterprise = $1 AND ended_at IS NULL',
      [ordinal, this.clock.now(), actor.id],
    );
  }

  private async end(ordinal: number, key: string, actor: Actor): Promise<number> {
    const ended = await this.database.query(
      `UPDATE declared_fact SET ended_at = $3, ended_by = $4
       WHERE enterprise = $1 AND fact = $2 AND ended_at IS NULL RETURNING id`,
      [ordinal, key, this.clock.now(), actor.id],
    );
    return ended.length;
  }

  private declarable(key: string): Fact {
    const fact = this.vocabulary.facts.byKey.get(key);
    if (!fact || fact.derived !== undefined || fact.column !== undefined)
      throw new Fault('unprocessable', 'not-declarable', '这项指标不能自行申报：它由登记信息或其他指标得出');
    return fact;
  }

  private read(fact: Fact, text: string): FactValue {
    const cell = parseCell(fact, text, this.vocabulary.industries);
    if (cell.value !== undefined) return cell.value;
    const message = cell.reason ?? '请填写数值';
    throw new Fault('invalid', 'declared-value', `“${fact.label}”${message}`, [
      { pointer: '/value', message },
    ]);
  }
}

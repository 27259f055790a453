import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Facts, FactValue } from '#matching';
import { type Actor, Clock, Database, Fault, notFound, type StoredFile } from '#platform';
import { parseCell } from '../facts/fact-cell.js';
import type { Fact } from '../facts/fact.js';
import type { EnterpriseRow } from '../registry/enterprise-row.js';
import { Enterprises } from '../registry/enterprises.js';
import { usableFacts } from '../registry/usable-facts.js';
import { Vocabulary } from '../vocabulary.js';
import type { Correction } from './correction.js';
import { CorrectedValues } from './corrected-values.js';
import { CorrectionList } from './correction-list.js';

/** What an enterprise asks for. */
export interface CorrectionRequest {
  /** A fact's key, or a tag's code. */
  readonly fact?: string;
  readonly tag?: string;
  /** The value as it should be, in words as an import would read them; none for a tag. */
  readonly proposed?: string;
  readonly reason: string;
}

/** What a department answers; `version` is the one it has read. */
export interface CorrectionAnswer {
  readonly accept: boolean;
  readonly text: string;
  readonly version: number;
}

/** How long a department has. */
const answerWithinDays = 15;
const dayMs = 86_400_000;
/** Tags that follow from rules are nobody's: the centre, which keeps the rules, answers for them. */
const keeperOfRules = 'centre';

interface Subject {
  readonly department: string;
  readonly stood: FactValue | null;
  readonly proposed: FactValue | null;
}

/** 数据纠错: an enterprise asks, the department whose value it is answers, an accepted value is written. */
@Injectable()
export class Corrections {
  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly list: CorrectionList,
    private readonly values: CorrectedValues,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /**
   * Files a request with the department whose value it is; the attachment must have been stored in this transaction.
   * @throws Fault when it proposes nothing new, or one about the same thing is open
   */
  async request(
    uscc: string,
    request: CorrectionRequest,
    actor: Actor,
    attachment?: StoredFile,
  ): Promise<Correction> {
    return this.database.transaction(async () => {
      const row = await this.enterprises.get(uscc);
      const subject = request.fact
        ? this.factSubject(request.fact, request.proposed ?? '', this.usable(row)[request.fact])
        : this.tagSubject(request.tag ?? '');
      await this.refuseSecond(row.ordinal, request);
      const id = randomUUID();
      await this.database.query(
        `INSERT INTO correction (id, enterprise, fact, tag, stood, proposed, reason, attachment, department,
                                 requested_by, requested_at, due)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          row.ordinal,
          request.fact ?? null,
          request.tag ?? null,
          json(subject.stood),
          json(subject.proposed),
          request.reason.trim(),
          attachment?.id ?? null,
          subject.department,
          actor.id,
          this.clock.now(),
          dueOn(this.clock.today()),
        ],
      );
      return this.list.get(id, { enterprise: row.ordinal });
    });
  }

  /** The enterprise takes its request back. @throws Fault when it is not theirs or no longer open */
  async withdraw(id: string, ordinal: number, version: number, actor: Actor): Promise<Correction> {
    return this.database.transaction(async () => {
      await this.locked(id, version, { enterprise: ordinal });
      await this.settle(id, 'withdrawn', null, actor);
      return this.list.get(id, { enterprise: ordinal });
    });
  }

  /**
   * Answers a request of the department; an accepted value is written to the registry in the same transaction.
   * @throws Fault when it is another department's, settled already, or changed since it was read
   */
  async answer(id: string, { accept, text, version }: CorrectionAnswer, actor: Actor): Promise<Correction> {
    const department = actor.ownDepartment();
    return this.database.transaction(async () => {
      const correction = await this.locked(id, version, { department });
      await this.settle(id, accept ? 'accepted' : 'rejected', text.trim(), actor);
      if (accept && correction.fact !== null && correction.proposed !== null) {
        const batch = await this.values.write(correction.uscc, correction.fact, correction.proposed, actor);
        await this.database.query('UPDATE correction SET batch = $2 WHERE id = $1', [id, batch]);
      }
      return this.list.get(id, { department });
    });
  }

  /** What is too old doesn't stand: to name the same value again is to ask for its confirmation. */
  private usable(row: EnterpriseRow): Facts {
    return usableFacts(row, this.vocabulary.facts, this.clock.today());
  }

  private factSubject(key: string, text: string, stood: FactValue | undefined): Subject {
    const fact = this.vocabulary.facts.byKey.get(key);
    if (!fact || fact.derived !== undefined)
      throw new Fault('unprocessable', 'not-correctable', '推算的指标请就它所依据的指标提出纠错');
    const proposed = this.read(fact, text);
    if (stood !== undefined && JSON.stringify(stood) === JSON.stringify(proposed))
      throw new Fault(
        'unprocessable',
        'correction-changes-nothing',
        `“${fact.label}”现在就是这个值，不用纠错`,
        [{ pointer: '/proposed', message: '与现值相同' }],
      );
    return { department: fact.editedBy, stood: stood ?? null, proposed };
  }

  private tagSubject(code: string): Subject {
    const tag = this.vocabulary.tags.byCode.get(code);
    if (!tag) throw notFound('这个标签');
    const department = tag.kind === 'asserted' ? (tag.assertedBy[0] ?? keeperOfRules) : keeperOfRules;
    return { department, stood: null, proposed: null };
  }

  private read(fact: Fact, text: string): FactValue {
    const cell = parseCell(fact, text, this.vocabulary.industries);
    if (cell.value !== undefined) return cell.value;
    const message = cell.reason ?? '请填写正确的值';
    throw new Fault('invalid', 'correction-value', `“${fact.label}”${message}`, [
      { pointer: '/proposed', message },
    ]);
  }

  private async refuseSecond(ordinal: number, { fact, tag }: CorrectionRequest): Promise<void> {
    const open = await this.database.one(
      `SELECT id FROM correction WHERE enterprise = $1 AND state = 'open' AND coalesce(fact, 'tag:' || tag) = $2`,
      [ordinal, fact ?? `tag:${tag ?? ''}`],
    );
    if (open)
      throw new Fault(
        'conflict',
        'correction-open',
        '这一项已有待答复的纠错，请等待答复，或先撤回再重新提出',
      );
  }

  private async locked(
    id: string,
    version: number,
    reader: { department?: string; enterprise?: number },
  ): Promise<Correction> {
    await this.database.query('SELECT id FROM correction WHERE id = $1 FOR UPDATE', [id]);
    const correction = await this.list.get(id, reader);
    if (correction.state !== 'open')
      throw new Fault('conflict', 'correction-settled', '这项纠错已经办结，请刷新后查看结果');
    if (correction.version !== version)
      throw new Fault('stale', 'correction-changed', '这项纠错刚有变化，请刷新后再办理');
    return correction;
  }

  private async settle(id: string, state: string, answer: string | null, actor: Actor): Promise<void> {
    await this.database.query(
      `UPDATE correction SET state = $2, answer = $3, settled_by = $4, settled_at = $5, version = version + 1
       WHERE id = $1`,
      [id, state, answer, actor.id, this.clock.now()],
    );
  }
}

function dueOn(today: string): string {
  return new Date(Date.parse(today) + answerWithinDays * dayMs).toISOString().slice(0, 10);
}

function json(value: FactValue | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

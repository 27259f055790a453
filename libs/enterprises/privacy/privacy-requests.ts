import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, Clock, Database, Fault, Outbox, system } from '#platform';
import type { MemberEnterprise } from '../registry/memberships.js';
import { isPerson } from '../standards/uscc.js';
import { erasePersonalDataJob, producePersonalCopyJob } from './privacy-jobs.js';
import { PrivacyNotices } from './privacy-notices.js';
import type { ErasureGround, PrivacyRequest, RequestKind } from './privacy-request.js';
import { PrivacyRequestList } from './privacy-request-list.js';
import { workingDaysAfter } from './working-days.js';

/** What the centre decides on an erasure; `version` is the one it has read. */
export interface Decision {
  readonly approve: boolean;
  readonly answer: string;
  readonly version: number;
}

/** A request whose job has not settled it for so long has lost it. */
const stalledSeconds = 30;

/** Requests for a copy (第四十五条) and for erasure (第四十七条), from asking to the job that does it. */
@Injectable()
export class PrivacyRequests {
  constructor(
    private readonly database: Database,
    private readonly list: PrivacyRequestList,
    private readonly notices: PrivacyNotices,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Asks for a copy of everything that is held; it is made at once. @throws Fault while one is being made */
  askForCopy({ ordinal }: MemberEnterprise, actor: Actor): Promise<PrivacyRequest> {
    return this.database.transaction(async () => {
      const id = await this.file(ordinal, 'copy', actor);
      await this.outbox.add(producePersonalCopyJob, { request: id });
      return this.list.get(id);
    });
  }

  /** Asks for erasure. @throws Fault for what is no person's, and while another request is open */
  askForErasure(
    { ordinal, uscc }: MemberEnterprise,
    ground: ErasureGround,
    reason: string,
    actor: Actor,
  ): Promise<PrivacyRequest> {
    if (!isPerson(uscc))
      throw new Fault(
        'unprocessable',
        'not-personal',
        '企业法人的登记数据不是个人信息，不适用删除；数据有误请用数据纠错，账号和成员可在“成员”中移除',
      );
    return this.database.transaction(async () =>
      this.list.get(await this.file(ordinal, 'erasure', actor, { ground, reason })),
    );
  }

  /** Takes a request back that nobody has decided. @throws Fault when it isn't the enterprise's, or too late */
  withdraw(id: string, ordinal: number, version: number): Promise<PrivacyRequest> {
    return this.database.transaction(async () => {
      await this.locked(id, version, ordinal);
      await this.database.query(
        `UPDATE privacy_request SET state = 'withdrawn', version = version + 1, settled_at = $2 WHERE id = $1`,
        [id, this.clock.now()],
      );
      return this.list.get(id);
    });
  }

  /**
   * Decides on an erasure. A refusal goes with where it can be contested (第五十条), an approval queues the erasing.
   * @throws Fault when it is no erasure, decided already, changed since it was read, or one's own
   */
  decide(id: string, { approve, answer, version }: Decision, actor: Actor): Promise<PrivacyRequest> {
    return this.database.transaction(async () => {
      const { kind } = await this.locked(id, version);
      if (kind !== 'erasure')
        throw new Fault('unprocessable', 'needs-no-decision', '副本由系统自动生成，不需要决定');
      await this.refuseOwn(id, actor);
      const { content } = await this.notices.current();
      await this.database.query(
        `UPDATE privacy_request SET state = $2, answer = $3, remedy = $4, decided_by = $5, decided_at = $6,
                settled_at = CASE WHEN $2 = 'refused' THEN $6::timestamptz END, version = version + 1 WHERE id = $1`,
        [
          ...[id, approve ? 'approved' : 'refused', answer.trim(), approve ? null : content.remedy],
          ...[actor.id, this.clock.now()],
        ],
      );
      if (approve) await this.outbox.add(erasePersonalDataJob, { request: id });
      return this.list.get(id);
    });
  }

  /** Queues again what stands still, and deletes copies whose days are over. */
  async sweep(): Promise<void> {
    await this.database.transaction(async () => {
      await this.expireCopies();
      const stalled = await this.database.query<{ id: string; kind: RequestKind }>(
        `SELECT id, kind FROM privacy_request
         WHERE (kind = 'copy' AND state = 'open' AND requested_at < $1) OR (state = 'approved' AND decided_at < $1)`,
        [new Date(this.clock.now().getTime() - stalledSeconds * 1_000)],
      );
      for (const { id, kind } of stalled)
        await this.outbox.add(kind === 'copy' ? producePersonalCopyJob : erasePersonalDataJob, {
          request: id,
        });
    });
  }

  private async expireCopies(): Promise<void> {
    const expired = await this.database.query<{ id: string }>(
      `UPDATE privacy_request SET state = 'expired', copy = NULL, copy_until = NULL, version = version + 1
       WHERE state = 'ready' AND copy_until <= $1 RETURNING id`,
      [this.clock.now()],
    );
    for (const { id } of expired)
      await this.trail.record(system, {
        action: 'privacy.expireCopy',
        subject: { type: 'request', id },
        outcome: 'ok',
      });
  }

  private async file(
    ordinal: number,
    kind: RequestKind,
    actor: Actor,
    erasure: { ground: ErasureGround; reason: string } | null = null,
  ): Promise<string> {
    const { content } = await this.notices.current();
    const id = randomUUID();
    const filed = await this.database.query(
      `INSERT INTO privacy_request (id, enterprise, kind, ground, reason, requested_by, requested_at, due)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (enterprise, kind) WHERE state IN ('open', 'approved') DO NOTHING RETURNING id`,
      [
        ...[id, ordinal, kind, erasure?.ground ?? null, erasure?.reason.trim() ?? null],
        ...[actor.id, this.clock.now()],
        workingDaysAfter(this.clock.today(), content.answerWithinWorkingDays),
      ],
    );
    if (filed.length > 0) return id;
    throw new Fault('conflict', 'request-open', '已有一项同样的请求正在办理，请等待结果，或先撤回再重新提出');
  }

  private async locked(id: string, version: number, ordinal?: number): Promise<PrivacyRequest> {
    await this.database.query('SELECT FROM privacy_request WHERE id = $1 FOR UPDATE', [id]);
    const request = await this.list.get(id, ordinal);
    if (request.state !== 'open')
      throw new Fault('conflict', 'request-settled', '这项请求已经办理，请刷新后查看结果');
    if (request.version !== version)
      throw new Fault('stale', 'request-changed', '这项请求刚有变化，请刷新后再办理');
    return request;
  }

  /** Whoever asked can't decide, nor can somebody who stands in for them. */
  private async refuseOwn(id: string, actor: Actor): Promise<void> {
    const row = await this.database.one<{ person: string }>(
      'SELECT requested_by AS person FROM privacy_request WHERE id = $1',
      [id],
    );
    if (row && actor.isOneWith(row.person))
      throw new Fault('forbidden', 'own-request', '不能决定自己提出的请求，请由另一位人员办理');
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { count } from '#matching';
import { type Actor, Clock, Database, Fault, notFound, Outbox } from '#platform';
import { contentHash } from './content-hash.js';
import { DraftCheck } from './draft-check.js';
import { Notice } from './notice.js';
import { Push } from './push.js';
import { PushAudiences } from './push-audiences.js';
import type { CheckedDraft, PushDraft } from './push-draft.js';
import { PushHistory } from './push-history.js';
import { planPushJob } from './push-jobs.js';
import { stateAfter } from './push-state.js';

/** Share (percent) by which the audience may differ between approval and dispatch. */
const driftTolerancePercent = 10;
/** An approved push that stands still for so long has lost its job. */
const stalledSeconds = 10;

/** The life of a push up to its approval. */
@Injectable()
export class Pushes {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftCheck,
    private readonly history: PushHistory,
    private readonly audiences: PushAudiences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A push within the actor's reach. @throws Fault when there is none */
  async get(id: string, actor: Actor): Promise<Push> {
    const push = await this.database.manager.findOneBy(Push, { id });
    return this.within(push, actor);
  }

  /** Writes a new draft for the actor's department. */
  async create(draft: PushDraft, actor: Actor): Promise<Push> {
    const checked = await this.drafts.check(draft, actor);
    const department = actor.ownDepartment();
    return this.database.transaction(async () => {
      const notice = this.database.manager.create(Notice, {
        ...contentOf(checked),
        id: randomUUID(),
        department,
      });
      await this.database.manager.insert(Notice, notice);
      const values = { ...addressOf(checked), driftTolerance: driftTolerancePercent };
      const hash = contentHash({ ...values, notice, listDigest: checked.listDigest });
      const id = randomUUID();
      await this.database.manager.insert(Push, {
        ...values,
        id,
        notice,
        department,
        contentHash: hash,
        createdBy: actor.id,
        state: 'draft',
      });
      return this.get(id, actor);
    });
  }

  /** Replaces a draft's content. */
  async edit(id: string, draft: PushDraft, actor: Actor): Promise<Push> {
    const checked = await this.drafts.check(draft, actor);
    return this.change(id, actor, async (push) => {
      stateAfter('edit', push.state);
      const content = contentOf(checked);
      const values = addressOf(checked);
      const notice = { ...push.notice, ...content };
      const hash = contentHash({ ...push, ...values, notice, listDigest: checked.listDigest });
      await this.database.manager.update(Notice, { id: push.notice.id }, content);
      await this.database.manager.update(Push, { id }, { ...values, contentHash: hash });
    });
  }

  async remove(id: string, actor: Actor): Promise<void> {
    await this.database.transaction(async () => {
      const push = await this.locked(id, actor);
      stateAfter('delete', push.state);
      await this.database.manager.delete(Push, { id });
      await this.database.manager.delete(Notice, { id: push.notice.id });
    });
  }

  submit(id: string, actor: Actor): Promise<Push> {
    return this.change(id, actor, async (push) => {
      const state = stateAfter('submit', push.state);
      await this.database.manager.update(
        Push,
        { id },
        { state, submittedBy: actor.id, submittedAt: this.clock.now() },
      );
      await this.history.add({
        push: id,
        action: 'submitted',
        person: actor.id,
        contentHash: push.contentHash,
      });
    });
  }

  withdraw(id: string, actor: Actor): Promise<Push> {
    return this.change(id, actor, async (push) => {
      await this.database.manager.update(Push, { id }, { state: stateAfter('withdraw', push.state) });
      await this.history.add({
        push: id,
        action: 'withdrawn',
        person: actor.id,
        contentHash: push.contentHash,
      });
    });
  }

  sendBack(id: string, comment: string, actor: Actor): Promise<Push> {
    return this.change(id, actor, async (push) => {
      const state = stateAfter('return', push.state);
      this.refuseOwn(push, actor);
      await this.database.manager.update(Push, { id }, { state });
      const { contentHash: hash, submittedBy } = push;
      await this.history.add({
        push: id,
        action: 'returned',
        person: actor.id,
        submitter: submittedBy,
        contentHash: hash,
        comment,
      });
    });
  }

  /**
   * Approves exactly what the approver saw, and queues it.
   * @throws Fault when the content is another by now, or the approver is the submitter
   */
  approve(id: string, seen: { contentHash: string; comment?: string }, actor: Actor): Promise<Push> {
    return this.change(id, actor, async (push) => {
      const state = stateAfter('approve', push.state);
      this.refuseOwn(push, actor);
      if (seen.contentHash !== push.contentHash) {
        throw new Fault('stale', 'content-changed', '内容在您查看之后有改动，请刷新、重新核对后再批准', [
          { pointer: '/contentHash', message: '与现在的内容不一致' },
        ]);
      }
      const { version, audience } = await this.audiences.current(push);
      const { eligible, undetermined, needsPerson, nearMiss } = audience;
      const counts = Object.fromEntries(
        Object.entries({ eligible, undetermined, needsPerson, nearMiss }).map(([segment, set]) => [
          segment,
          count(set),
        ]),
      );
      await this.database.manager.update(Push, { id }, { state });
      const { contentHash: hash, submittedBy: submitter } = push;
      await this.history.add({
        push: id,
        action: 'approved',
        person: actor.id,
        submitter,
        contentHash: hash,
        populationVersion: version,
        counts,
        comment: seen.comment,
      });
      await this.outbox.add(planPushJob, { push: id });
    });
  }

  /** Queues approved pushes again that no job seems to care for. */
  async sweep(): Promise<void> {
    await this.database.transaction(async () => {
      const stalled = await this.database.query<{ id: string }>(
        `SELECT p.id FROM push p WHERE p.state = 'approved' AND NOT EXISTS (
           SELECT FROM approval a WHERE a.push = p.id AND a.at > now() - make_interval(secs => $1))`,
        [stalledSeconds],
      );
      for (const { id } of stalled) await this.outbox.add(planPushJob, { push: id });
    });
  }

  private refuseOwn(push: Push, actor: Actor): void {
    if (!actor.isOneWith(push.submittedBy)) return;
    throw new Fault('forbidden', 'own-push', '不能审批自己或所代理的人提交的推送，请由另一位审批人处理');
  }

  private change(id: string, actor: Actor, work: (push: Push) => Promise<void>): Promise<Push> {
    return this.database.transaction(async () => {
      await work(await this.locked(id, actor));
      return this.get(id, actor);
    });
  }

  private async locked(id: string, actor: Actor): Promise<Push> {
    const push = await this.database.manager.findOne(Push, {
      where: { id },
      lock: { mode: 'pessimistic_write', tables: ['push'] },
    });
    return this.within(push, actor);
  }

  /** A push of another department is as good as none. */
  private within(push: Push | null, actor: Actor): Push {
    const scope = actor.departmentScope;
    if (!push || (scope !== undefined && push.department !== scope)) throw notFound('这次推送');
    return push;
  }
}

function contentOf({ kind, title, body, link }: CheckedDraft) {
  return { kind, title, body, link };
}

function addressOf({ policy, item, round, rule, list, segments, channels }: CheckedDraft) {
  return { policy, item, round, rule, list, segments: [...segments], channels: [...channels] };
}

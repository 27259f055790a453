import { Injectable, Logger } from '@nestjs/common';
import { type Audience, count, emptySet, type EnterpriseSet, subtract } from '#matching';
import type { Snapshot } from '#enterprises';
import { Clock, Database, shanghaiDay } from '#platform';
import { channels } from './channels/channels.js';
import { contentHash } from './content-hash.js';
import { Ledger } from './ledger/ledger.js';
import { type ChannelName, Push } from './push.js';
import { refusedPersonalised } from './ledger/refused-deliveries.js';
import { addressedBy, type PushAudience, PushAudiences } from './push-audiences.js';
import { PushHistory } from './push-history.js';
import { stateAfter } from './push-state.js';

/** Where open pages and other processes hear of new deliveries; the payload is the push's sequence. */
export const deliveredChannel = 'delivered';

const mostCatchUps = 20;

/** The number and the day under which a push is counted. */
interface Dispatch {
  readonly sequence: number;
  readonly day: string;
}

/** Whom a channel is to tell, and who of them is left out at their own wish. */
interface Addressees {
  readonly targeted: EnterpriseSet;
  readonly refused: EnterpriseSet;
}

/**
 * Plans approved pushes, one at a time in the whole deployment: who is told is settled, written and, for the
 * enterprise page, delivered in one transaction. A kill leaves all of it or nothing; a second run finds it done.
 */
@Injectable()
export class Planner {
  private readonly logger = new Logger(Planner.name);

  constructor(
    private readonly database: Database,
    private readonly audiences: PushAudiences,
    private readonly ledger: Ledger,
    private readonly history: PushHistory,
    private readonly clock: Clock,
  ) {}

  /** Plans one push; does nothing when it is planned already or no longer approved. */
  async plan(id: string): Promise<void> {
    for (let attempt = 0; attempt < mostCatchUps; attempt++) {
      const snapshot = await this.audiences.snapshot();
      if (await this.planWith(id, snapshot)) return;
    }
    throw new Error(`the population kept changing while push ${id} was planned`);
  }

  /** False when the population has moved on since the snapshot. */
  private planWith(id: string, snapshot: Snapshot): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.database.lock('plan');
      const push = await this.database.manager.findOne(Push, {
        where: { id },
        lock: { mode: 'pessimistic_write', tables: ['push'] },
      });
      if (push?.state !== 'approved') return true;
      if ((await this.heldVersion()) !== snapshot.version) return false;
      const found = await this.audiences.of(push, snapshot);
      const refusal = await this.refusal(push, found);
      if (refusal) await this.sendBack(push, refusal);
      else await this.dispatch(push, found.audience, snapshot);
      return true;
    });
  }

  /** The version of the registry, which now can't change until this plan is durable. */
  private async heldVersion(): Promise<number> {
    const row = await this.database.one<{ version: string }>('SELECT version FROM population FOR SHARE');
    return Number(row?.version);
  }

  /** Why what was approved is not what would be sent. */
  private async refusal(push: Push, { audience, listDigest }: PushAudience): Promise<string | undefined> {
    const approval = await this.history.approval(push.id);
    if (!approval || approval.contentHash !== contentHash({ ...push, listDigest }))
      return '内容与批准时不一致，请重新提交审批';
    const approved = sum(push.segments.map(({ segment }) => approval.counts[segment] ?? 0));
    const planned = sum(push.segments.map(({ segment }) => count(audience[segment])));
    if (Math.abs(planned - approved) * 100 <= approved * push.driftTolerance) return undefined;
    return `批准时受众为 ${approved} 家，投放时为 ${planned} 家，变化超过 ${push.driftTolerance}%，请重新确认`;
  }

  private async sendBack(push: Push, reason: string): Promise<void> {
    await this.database.manager.update(Push, { id: push.id }, { state: stateAfter('drift', push.state) });
    await this.history.add({
      push: push.id,
      action: 'drifted',
      person: null,
      contentHash: push.contentHash,
      comment: reason,
    });
    await this.history.planned(push.id, { reason });
    this.logger.warn(`push ${push.id} was sent back`);
  }

  private async dispatch(push: Push, audience: Audience, snapshot: Snapshot): Promise<void> {
    const { blocks } = snapshot.population;
    const addressed = addressedBy(push, audience);
    const told = await this.alreadyTold(push, blocks);
    const targeted = told ? subtract(addressed, told) : addressed;
    const dispatch = await this.number(push, snapshot.version);
    const { sequence } = dispatch;
    const { eligible, undetermined, needsPerson, nearMiss } = audience;
    const alreadyTold = told ? subtract(addressed, targeted) : undefined;
    await this.ledger.writeAudience(sequence, {
      eligible,
      undetermined,
      needsPerson,
      nearMiss,
      ...(alreadyTold && { alreadyTold }),
    });
    const refused = await this.audiences.refusing(push, targeted, blocks);
    for (const channel of push.channels) await this.deliver(push, dispatch, { targeted, refused }, channel);
    await this.database.query('SELECT pg_notify($1, $2)', [deliveredChannel, String(sequence)]);
    await this.history.planned(push.id, { sequence, targeted: count(targeted) });
    this.logger.log(`push ${sequence} told ${count(targeted)} enterprises`);
  }

  private async deliver(
    push: Push,
    { sequence, day }: Dispatch,
    { targeted, refused }: Addressees,
    channel: ChannelName,
  ): Promise<void> {
    const { settlesWithPlan } = channels[channel];
    const delivered = settlesWithPlan ? subtract(targeted, refused) : emptySet(0);
    await this.ledger.writeTargeted(sequence, channel, targeted, delivered);
    await this.ledger.writeSuppressed(sequence, channel, refusedPersonalised, refused);
    await this.ledger.addToUnions(sequence, day, push.department, delivered);
  }

  /** Only policies are told once per round; a reminder is meant for those who know. */
  private async alreadyTold(push: Push, blocks: number): Promise<EnterpriseSet | undefined> {
    if (push.notice.kind !== 'policy' || push.policy === null) return undefined;
    return this.ledger.told(push.policy, push.round, blocks);
  }

  private async number(push: Push, populationVersion: number): Promise<Dispatch> {
    const row = await this.database.one<{ next: string }>(
      'SELECT coalesce(max(sequence), 0) + 1 AS next FROM push',
    );
    const sequence = Number(row?.next);
    const dispatchedAt = this.clock.now();
    const day = shanghaiDay(dispatchedAt);
    await this.database.manager.update(
      Push,
      { id: push.id },
      {
        sequence,
        state: stateAfter('dispatch', push.state),
        populationVersion,
        dispatchedAt,
        dispatchedOn: day,
      },
    );
    return { sequence, day };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

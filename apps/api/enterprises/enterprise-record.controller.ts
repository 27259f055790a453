import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { FactValue } from '#matching';
import { type ChangedValue, EnterpriseHistory, Enterprises, mayView, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import { ReceivedPushes } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { EnterpriseView } from './enterprise-view.js';
import { enterpriseChanges, receivedPushes } from './enterprise.schema.js';

const mostPushes = 100;
const plainLabels: Readonly<Record<string, string>> = { name: '企业名称', status: '登记状态' };

/** What happened to an enterprise: changed values and pushes. */
@ApiTags('企业')
@Controller('api/enterprises/:uscc')
export class EnterpriseRecordController {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly history: EnterpriseHistory,
    private readonly vocabulary: Vocabulary,
    private readonly pushes: ReceivedPushes,
    private readonly views: EnterpriseView,
  ) {}

  @Get('changes')
  @Permit('enterprises:read')
  @Answers(enterpriseChanges)
  async changes(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof enterpriseChanges>> {
    const changes = await this.history.of(await this.enterprises.get(code));
    return changes.flatMap(({ at, values, ...head }) => {
      const shown = values.flatMap((value) => this.value(value, actor));
      return shown.length > 0 ? [{ ...head, at: at.toISOString(), values: shown }] : [];
    });
  }

  /** Those of the person's department; the centre sees every department's. */
  @Get('pushes')
  @Permit('pushes:read')
  @Answers(receivedPushes)
  async received(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof receivedPushes>> {
    const { ordinal } = await this.enterprises.get(code);
    const pushes = await this.pushes.of(ordinal, actor.departmentScope, mostPushes);
    return pushes.map(({ sentAt, readAt, ...rest }) => ({
      ...rest,
      sentAt: sentAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    }));
  }

  private value({ key, before, after }: ChangedValue, actor: Actor) {
    const fact = this.vocabulary.facts.byKey.get(key);
    if (!fact)
      return [{ label: plainLabels[key] ?? key, unit: null, before: plain(before), after: plain(after) }];
    if (!mayView(actor, fact)) return [];
    const text = (value: FactValue | null) => (value === null ? null : this.views.text(fact, value));
    return [{ label: fact.label, unit: fact.unit ?? null, before: text(before), after: text(after) }];
  }
}

function plain(value: FactValue | null): string | null {
  return value === null ? null : String(value);
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { Policies } from '#policies';
import { isAllowed, type Push, type PushAction, PushBoard, PushHistory, type PushOverview } from '#push';
import { CodeListView } from './code-list-view.js';
import { PolicyView } from '../policies/policy-view.js';
import { PushFigures } from './push-figures.js';
import type { pushDetail, pushRow } from './push.schema.js';

type Detail = z.output<typeof pushDetail>;
type OfferedAction = Detail['allowed'][number];

const writing: readonly OfferedAction[] = ['edit', 'submit', 'withdraw', 'delete'];
const deciding: readonly OfferedAction[] = ['approve', 'return'];

/** A push with all that a person needs to decide on it. */
@Injectable()
export class PushView {
  constructor(
    private readonly board: PushBoard,
    private readonly figures: PushFigures,
    private readonly history: PushHistory,
    private readonly policies: Policies,
    private readonly policyView: PolicyView,
    private readonly lists: CodeListView,
  ) {}

  row(overview: PushOverview): z.output<typeof pushRow> {
    return {
      ...overview,
      channels: [...overview.channels],
      createdAt: new Date(overview.createdAt).toISOString(),
    };
  }

  async detail(push: Push, actor: Actor): Promise<Detail> {
    const overview = await this.board.find(push.id);
    if (!overview) throw new Error(`push ${push.id} vanished while it was read`);
    const { body, link } = push.notice;
    const { rule, item, round, contentHash, populationVersion } = push;
    const list = push.list === null ? null : await this.lists.of(push.list, undefined);
    return {
      ...this.row(overview),
      body,
      link,
      rule,
      list,
      item,
      round,
      contentHash,
      populationVersion,
      ruleText: rule ? this.policyView.ruleText(rule) : `名单“${list?.name ?? ''}”上的企业`,
      segments: push.segments,
      ...(await this.figures.of(push, actor)),
      history: await this.historyOf(push.id),
      allowed: allowedActions(push, actor),
      blocked: blockedReason(push, actor),
      warnings: await this.warnings(push),
    };
  }

  private async historyOf(push: string): Promise<Detail['history']> {
    const entries = await this.history.list(push);
    return entries.map(({ at, person, action, comment }) => ({
      at: new Date(at).toISOString(),
      person: person ?? '系统',
      action,
      comment,
    }));
  }

  private async warnings({ policy, state }: Push): Promise<string[]> {
    if (policy === null || state === 'done') return [];
    const { inForce } = this.policyView.head(await this.policies.get(policy));
    return inForce ? [] : ['这项政策目前不在有效期或申报批次内，请确认是否仍要推送'];
  }
}

function allowedActions(push: Push, actor: Actor): OfferedAction[] {
  const fits = (action: PushAction) => isAllowed(action, push.state);
  const mayWrite = actor.may('pushes:write') && actor.department?.code === push.department;
  const mayDecide = actor.may('pushes:approve') && !actor.isOneWith(push.submittedBy);
  return [...(mayWrite ? writing.filter(fits) : []), ...(mayDecide ? deciding.filter(fits) : [])];
}

function blockedReason(push: Push, actor: Actor): string | null {
  if (push.state !== 'submitted' || !actor.may('pushes:approve') || !actor.isOneWith(push.submittedBy))
    return null;
  return '不能审批自己或所代理的人提交的推送，请由另一位审批人处理';
}

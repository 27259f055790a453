import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { checkRule, describeAmount } from '#matching';
import { Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import {
  type DraftAction,
  draftAllows,
  type DraftContent,
  draftContent,
  DraftSteps,
  type PolicyDraft,
  PolicyDrafts,
  reviewBenefit,
} from '#policies';
import type { draftDetail, draftRow } from './policy-draft.schema.js';
import { PolicyView } from './policy-view.js';

type Detail = z.output<typeof draftDetail>;

const writing = ['edit', 'submit', 'withdraw', 'delete'] as const satisfies readonly DraftAction[];
const deciding = ['approve', 'return'] as const satisfies readonly DraftAction[];

/** A draft with all that a person needs to go on with it or to decide on it. */
@Injectable()
export class PolicyDraftView {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly steps: DraftSteps,
    private readonly vocabulary: Vocabulary,
    private readonly policyView: PolicyView,
  ) {}

  row(draft: PolicyDraft): z.output<typeof draftRow> {
    const { id, department, policy, state, revision, createdBy, savedBy, submittedBy } = draft;
    return {
      id,
      title: draft.content.title,
      department,
      policy,
      state,
      revision,
      createdBy,
      savedBy,
      savedAt: new Date(draft.savedAt).toISOString(),
      submittedBy,
      submittedAt: draft.submittedAt && new Date(draft.submittedAt).toISOString(),
    };
  }

  async detail(draft: PolicyDraft, actor: Actor): Promise<Detail> {
    const content = draftContent.parse(draft.content);
    const steps = await this.steps.list(draft.id);
    return {
      ...this.row(draft),
      content,
      items: content.items.map(({ rule, benefit }) => ({
        ruleText: this.ruleText(rule),
        reckoning: this.reckoning(benefit),
      })),
      faults: await this.faults(draft),
      history: steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
      allowed: allowedActions(draft, actor),
      blocked: blockedReason(draft, actor),
    };
  }

  private async faults(draft: PolicyDraft): Promise<Detail['faults']> {
    if (!draftAllows('edit', draft.state)) return [];
    const faults = await this.drafts.faults(draft);
    return faults.map(({ pointer, place, reason }) => ({ pointer, place, message: reason }));
  }

  private ruleText(json: unknown): string | null {
    const { rule } = checkRule(json, this.vocabulary.fields, this.vocabulary.industries);
    return rule ? this.policyView.ruleText(rule) : null;
  }

  private reckoning(written: DraftContent['items'][number]['benefit']): string | null {
    const { benefit, faults } = reviewBenefit(written, this.vocabulary);
    return benefit?.amount && faults.length === 0
      ? describeAmount(benefit.amount, this.vocabulary.fields)
      : null;
  }
}

function allowedActions(draft: PolicyDraft, actor: Actor): Detail['allowed'] {
  const fits = (action: DraftAction) => draftAllows(action, draft.state);
  const own = actor.department?.code === draft.department.code;
  const mayWrite = own && actor.may('policies:write');
  const mayDecide = own && actor.may('policies:approve') && !isOwn(draft, actor);
  return [...(mayWrite ? writing.filter(fits) : []), ...(mayDecide ? deciding.filter(fits) : [])];
}

function blockedReason(draft: PolicyDraft, actor: Actor): string | null {
  if (draft.state !== 'submitted' || !actor.may('policies:approve')) return null;
  return isOwn(draft, actor) ? '不能审批自己或所代理的人提交的政策，请由本部门另一位审批人处理' : null;
}

const isOwn = ({ submittedBy }: PolicyDraft, actor: Actor): boolean =>
  actor.isOneWith(submittedBy?.id ?? null);

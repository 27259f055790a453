import { Injectable } from '@nestjs/common';
import { checkRule, type RuleGroup } from '#matching';
import { Vocabulary } from '#enterprises';
import { type Actor, Fault, type FaultDetail } from '#platform';
import { Policies } from '#policies';
import { CodeLists } from './lists/code-lists.js';
import type { CheckedDraft, PushDraft } from './push-draft.js';

/** Finds what a draft refers to and checks that its parts fit each other. */
@Injectable()
export class DraftCheck {
  constructor(
    private readonly policies: Policies,
    private readonly vocabulary: Vocabulary,
    private readonly lists: CodeLists,
  ) {}

  /** @throws Fault that points to each faulty part of the draft */
  async check(draft: PushDraft, actor: Actor): Promise<CheckedDraft> {
    const faults = segmentFaults(draft);
    const { item, rule, list } = draft;
    if ([item ?? undefined, rule, list ?? undefined].filter((aim) => aim !== undefined).length !== 1) {
      faults.push({ pointer: '/item', message: '请选择一个政策条目，或给出受众规则或名单（三者选一）' });
    }
    if (faults.length > 0) throw refuse(faults);
    if (item !== null) return this.withItem(draft, item);
    return list ? this.withList(draft, list, actor) : this.withOwnRule(draft);
  }

  private async withItem(draft: PushDraft, id: string): Promise<CheckedDraft> {
    const { policy, item } = await this.policies.item(id);
    const { rounds, items } = await this.policies.get(policy);
    if (!items.some((each) => each.id === id)) {
      throw refuse([{ pointer: '/item', message: '这个条目属于旧版政策，请改选现行版本的条目' }]);
    }
    if (draft.round !== null && !rounds.some((round) => round.id === draft.round)) {
      throw refuse([{ pointer: '/round', message: '这个批次不属于所选政策，请重新选择' }]);
    }
    return { ...draft, ...noList, policy, rule: item.rule };
  }

  private withOwnRule(draft: PushDraft): CheckedDraft {
    refuseRound(draft);
    return { ...draft, ...noList, policy: null, rule: this.rule(draft.rule) };
  }

  /** All on a list are told alike: there is no rule that would divide them. */
  private async withList(draft: PushDraft, id: string, actor: Actor): Promise<CheckedDraft> {
    refuseRound(draft);
    if (draft.segments.some(({ segment }) => segment !== 'eligible'))
      throw refuse([{ pointer: '/segments', message: '按名单推送时不分组，请只留“初步符合”' }]);
    const { digest } = await this.lists.get(id, actor.ownDepartment());
    return { ...draft, policy: null, rule: null, list: id, listDigest: digest };
  }

  /** A rule from outside, checked. @throws Fault with the places in the rule */
  rule(json: unknown): RuleGroup {
    const checked = checkRule(json, this.vocabulary.fields, this.vocabulary.industries);
    if (checked.rule) return checked.rule;
    throw refuse(checked.faults.map(({ pointer, message }) => ({ pointer: `/rule${pointer}`, message })));
  }
}

const noList = { list: null, listDigest: undefined };

function refuseRound({ round }: PushDraft): void {
  if (round !== null) throw refuse([{ pointer: '/round', message: '没有选择政策条目时不能选择批次' }]);
}

function segmentFaults(draft: PushDraft): FaultDetail[] {
  const names = draft.segments.map(({ segment }) => segment);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ pointer: `/segments/${index}/segment`, message: '同一分组只能选一次' }]
      : [],
  );
}

function refuse(faults: readonly FaultDetail[]): Fault {
  return new Fault('invalid', 'push-invalid', faults.map(({ message }) => message).join('；'), faults);
}

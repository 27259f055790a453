import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { count, type EnterpriseSet } from '#matching';
import { type Partition, partitionsOf, splitOf, Vocabulary } from '#enterprises';
import { type DistrictReach, type ItemReach, partsOf, type ReachPart } from '#policies';
import { basisOf } from '../audience/audience-basis.js';
import type { RuleRight } from '../audience/rule-rights.js';
import type { coverage } from './coverage.schema.js';

type Coverage = z.output<typeof coverage>;

/** Puts into tellable numbers how far the policies in force reach. */
@Injectable()
export class CoverageView {
  constructor(private readonly vocabulary: Vocabulary) {}

  of(reach: DistrictReach, right: RuleRight): Coverage {
    const { snapshot, items, unusedTags } = reach;
    const parts = partsOf(reach);
    return {
      ...basisOf(snapshot, right),
      hiddenFacts: right.hidden.map(({ label }) => label),
      active: count(snapshot.population.active),
      reached: right.tell(count(parts.reached)),
      open: right.tell(count(parts.open)),
      unreached: right.tell(count(parts.unreached)),
      // By what is told: the order of the counts themselves would tell the small ones apart.
      items: items
        .map((item) => itemView(item, right))
        .sort((a, b) => (a.eligible.count ?? 0) - (b.eligible.count ?? 0)),
      unusedTags: unusedTags.map(({ code, label, group }) => ({ code, label, group })),
      splits: partitionsOf(snapshot, this.vocabulary).map((each) => splitView(each, parts, right)),
    };
  }

  /** The same as rows of a table: the whole, the groups, the items, the tags. */
  rows(view: Coverage): string[][] {
    const told = ({ count: n, rounded }: Coverage['reached']) =>
      n === null ? '少于 10' : `${rounded ? '约 ' : ''}${n}`;
    const reach = (each: Pick<Coverage, ReachPart>) => [
      told(each.reached),
      told(each.open),
      told(each.unreached),
    ];
    return [
      ['类别', '名称', '在业企业（家）', '已覆盖（家）', '待补充或认定（家）', '未覆盖（家）'],
      ['全区', '全区', String(view.active), ...reach(view)],
      ...view.splits.flatMap(({ label, groups }) =>
        groups.map((group) => [label, group.label, String(group.active), ...reach(group)]),
      ),
      ...view.items.map(({ policyTitle, itemTitle, eligible, undetermined }) => {
        return [
          '政策条目',
          `${policyTitle} · ${itemTitle}`,
          String(view.active),
          told(eligible),
          told(undetermined),
          '',
        ];
      }),
      ...view.unusedTags.map(({ label }) => ['没有规则使用的标签', label, '', '', '', '']),
    ];
  }
}

function itemView({ policy, item, audience }: ItemReach, right: RuleRight): Coverage['items'][number] {
  const eligible = count(audience.eligible);
  return {
    policy: policy.code,
    policyTitle: policy.title,
    department: policy.department.name,
    item: item.id,
    itemTitle: item.title,
    eligible: right.tell(eligible),
    undetermined: right.tell(count(audience.undetermined)),
    reachesNobody: eligible === 0,
  };
}

function splitView(
  partition: Partition,
  parts: Record<ReachPart, EnterpriseSet>,
  right: RuleRight,
): Coverage['splits'][number] {
  const [reached, open, unreached] = [parts.reached, parts.open, parts.unreached].map((set) =>
    splitOf(set, partition),
  );
  return {
    by: partition.by,
    label: partition.label,
    groups: partition.groups.map(({ key, label, size }, i) => ({
      key,
      label,
      active: size,
      reached: right.tell(reached?.[i] ?? 0),
      open: right.tell(open?.[i] ?? 0),
      unreached: right.tell(unreached?.[i] ?? 0),
    })),
  };
}

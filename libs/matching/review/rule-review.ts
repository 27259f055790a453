import { bandWarnings } from './bands.js';
import { boxOf, everybody, intersection, thresholdFor, wantedWithin, type Box, type Wanted } from './box.js';
import { cellsOf, leavesOf, type Cells, type ReviewContext } from './cells.js';
import { operandsOf } from '../rules/operator.js';
import { describeNode } from '../rules/description.js';
import { isGroup, type RuleGroup, type RuleNode } from '../rules/rule.js';
import type { RuleWarning } from './rule-warning.js';
import { dayNumber, dayText } from '../fields/calendar-day.js';
import { TODAY } from '../fields/date-field.js';
import type { Catalogue } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';
import type { Threshold } from '../rules/threshold.js';

/** A rule with more days than this in it is not looked into for every day on which it might be judged. */
const MOST_DAYS = 20;

/**
 * What a checked rule can hardly be meant to say: that which nobody can meet, which everybody meets, which says again
 * what is said already, and bands that overlap or leave gaps. Never a false alarm: a warning holds for all facts, gaps
 * included, on all days. Which conditions hang together over several fields is not found out.
 */
export function reviewRule(rule: RuleGroup, catalogue: Catalogue, industries: IndustryTree): RuleWarning[] {
  const rounds = daysToTry(rule).map((today) => reviewOn(rule, { catalogue, industries, today }));
  const [first = [], ...others] = rounds;
  return first.filter((warning) => others.every((round) => round.some((other) => isSame(warning, other))));
}

const isSame = (a: RuleWarning, b: RuleWarning): boolean => a.code === b.code && a.pointer === b.pointer;

/** Days that stand in every way to the days of the rule, if it asks for the day on which it is judged. */
function daysToTry(rule: RuleGroup): readonly string[] {
  const operands = leavesOf(rule).flatMap(({ operator, value }) => operandsOf(operator, value));
  const days = [...new Set(operands)].flatMap((each) =>
    typeof each === 'string' ? (dayNumber(each) ?? []) : [],
  );
  if (!operands.includes(TODAY) || days.length === 0) return ['2000-01-01'];
  if (days.length > MOST_DAYS) return [];
  // After the 1st is from the 2nd on: only from the 3rd on is it known that today is later.
  return days.flatMap((day) => [-2, -1, 0, 1, 2].map((apart) => dayText(day + apart)));
}

function reviewOn(rule: RuleGroup, context: ReviewContext): RuleWarning[] {
  const review = new Review(cellsOf(rule, context), context);
  review.visit({ node: rule, pointer: '', wanted: 'yes', around: everybody });
  return [...review.warnings, ...bandWarnings(rule, context)];
}

/** A node where it stands. */
interface Place {
  node: RuleNode;
  pointer: string;
  /** Whether the rule is helped when it holds, or when it fails. */
  wanted: 'yes' | 'no';
  /** Whom it can matter for: for others the groups around it are settled without it. */
  around: Box;
}

const opposite = { yes: 'no', no: 'yes' } as const;
const lacking = { yes: 'notYes', no: 'notNo' } as const;

class Review {
  readonly warnings: RuleWarning[] = [];

  constructor(
    private readonly cells: ReadonlyMap<string, Cells>,
    private readonly context: ReviewContext,
  ) {}

  visit(place: Place): void {
    if (!intersection(place.around, this.box(place, place.wanted))) this.reportDead(place);
    else if (!this.box(place, opposite[place.wanted])) this.reportCertain(place);
    else this.visitChildren(place, this.redundantIn(place));
  }

  private box({ node }: Place, wanted: Wanted): Box {
    return boxOf(node, wanted, this.cells);
  }

  private children(place: Place): Place[] {
    const { node, pointer, around } = place;
    if (!isGroup(node)) return [];
    const wanted = wantedWithin(node, place.wanted) as 'yes' | 'no';
    return node.rules.map((child, i) => ({ node: child, pointer: `${pointer}/rules/${i}`, wanted, around }));
  }

  /** Where all children are wanted, each matters only where the whole group can be as wanted. */
  private visitChildren(place: Place, redundant: readonly string[]): void {
    const isAll = isAllOf(this.threshold(place));
    const around = isAll ? intersection(place.around, this.box(place, place.wanted)) : place.around;
    for (const child of this.children(place))
      if (!redundant.includes(child.pointer)) this.visit({ ...child, around });
  }

  private threshold({ node, wanted }: Place): Threshold {
    if (!isGroup(node)) return { points: [], total: 0, minimum: 0 };
    return thresholdFor(node, wantedWithin(node, wanted));
  }

  /** Nobody can make it as wanted: the deepest place that is so by itself is named, and the rule as a whole. */
  private reportDead(place: Place): void {
    const dead = this.children(place).filter(
      (child) => !intersection(place.around, this.box(child, child.wanted)),
    );
    if (dead.length > 0) dead.forEach((child) => this.reportDead(child));
    else
      this.warn(place, this.box(place, place.wanted) ? 'unreachable' : 'contradiction', this.deadText(place));
    if (dead.length > 0 && place.pointer === '')
      this.warn(place, 'contradiction', '整条规则不可能有企业满足，请先改正其中矛盾的条件');
  }

  private deadText(place: Place): string {
    const children = this.children(place);
    for (const child of children) {
      const clash = children.find((other) => this.clash(place, child, other));
      if (clash) return `${this.name(child)}与${this.name(clash)}不可能同时${said[child.wanted]}`;
    }
    if (children.length > 0) return '本组各条件不可能同时满足，请检查数值和范围';
    const where = this.box(place, place.wanted) ? '在其他条件都满足时' : '';
    return `${this.name(place)}${where}不可能${said[place.wanted]}，请修改或删除`;
  }

  private clash(place: Place, a: Place, b: Place): boolean {
    const both = intersection(this.box(a, a.wanted), this.box(b, b.wanted));
    return intersection(place.around, both) === undefined;
  }

  private reportCertain(place: Place): void {
    this.warn(
      place,
      'alwaysMet',
      `${this.name(place)}只要有数据就必然${said[place.wanted]}，不起筛选作用，请修改或删除`,
    );
  }

  /** Pointers of children that follow from the others (where all are wanted) or that the others follow from (one is). */
  private redundantIn(place: Place): readonly string[] {
    const threshold = this.threshold(place);
    const isAll = isAllOf(threshold);
    if (!isPlain(place.node)) return [];
    const redundant: Place[] = [];
    const children = this.children(place);
    for (const child of children.toReversed()) {
      const others = children.filter((other) => other !== child && !redundant.includes(other));
      if (this.isRedundant(child, others, isAll)) redundant.push(child);
    }
    for (const child of redundant) this.reportRedundant(child, isAll);
    return redundant.map(({ pointer }) => pointer);
  }

  /** Whether the group has the same truth without the child, for whoever's facts there are and are not. */
  private isRedundant(child: Place, others: readonly Place[], isAll: boolean): boolean {
    const { wanted } = child;
    const settled = isAll ? wanted : opposite[wanted];
    const isNobody = (own: Wanted, rest: Wanted): boolean =>
      others.map((other) => this.box(other, rest)).reduce(intersection, this.box(child, own)) === undefined;
    return isNobody(lacking[settled], settled) && isNobody(opposite[settled], lacking[opposite[settled]]);
  }

  private reportRedundant(child: Place, isAll: boolean): void {
    const why = isAll ? '已包含在同组其他条件中' : '满足时，同组其他条件中已有一项必然满足';
    this.warn(child, 'redundant', `${this.name(child)}${why}，删去不影响结果`);
  }

  private name({ node }: Place): string {
    const text = describeNode(node, this.context.catalogue, this.context.industries);
    return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
  }

  private warn({ pointer }: Place, code: RuleWarning['code'], message: string): void {
    this.warnings.push({ code, pointer, message });
  }
}

const said = { yes: '满足', no: '不满足' } as const;

const isAllOf = ({ points, total, minimum }: Threshold): boolean =>
  points.every((each) => total - each < minimum);

/** Whether a node is an `and` or an `or`: where points are counted, leaving one out changes the sum. */
const isPlain = (node: RuleNode): boolean => isGroup(node) && ['and', 'or'].includes(node.combinator);

import type { AdviceQuestion, FactWorld } from './question.js';
import { leversOf, repairsOf, wantedOf, type Repair } from './leaf-repair.js';
import { leafTruths, truthOf, type LeafTruths } from '../checkup/answer.js';
import { verdictOf } from '../checkup/checkup.js';
import { planOf, type GroupPlan, type LeafPlan, type NodePlan, type RulePlan } from '../checkup/plan.js';
import type { Facts, FactValue, Field } from '../fields/field.js';
import { fieldsAsked } from '../rules/rule.js';
import { failureOf } from '../rules/threshold.js';

/** One stored fact as it is and as it would have to be. */
export interface Change {
  readonly field: string;
  readonly from: FactValue | undefined;
  readonly to: FactValue;
}

/** More facts than this nobody changes at once; more states than this are not tried. */
const mostChanges = 3;
const mostStates = 300;
/** Nobody gives up revenue for a share of R&D: to shrink by 1 % weighs as much as to grow by this many per cent. */
const lossAversion = 20;

interface State {
  readonly stored: Facts;
  readonly changes: readonly Change[];
  readonly cost: number;
}

/**
 * The smallest change of facts the enterprise can change that makes it eligible, or leaves only a person's judgement
 * open: the fewest facts, and among them the smallest share of what they are. Each answer has been evaluated again;
 * undefined when there is none within three facts, or when it hangs on what nobody knows.
 */
export function nearestChange({ rule, stored, world }: AdviceQuestion): readonly Change[] | undefined {
  const plan = planOf(rule, world.context);
  const repairs = new Repairs(world);
  const queue: State[] = [{ stored, changes: [], cost: 0 }];
  const seen = new Set<string>();
  for (let tried = 0; tried < mostStates; tried++) {
    const state = takeCheapest(queue);
    if (!state) return undefined;
    const truths = leafTruths(plan, world.complete(state.stored), 'unknown');
    if (isReached(plan, truths)) return state.changes.length > 0 ? state.changes : undefined;
    for (const repair of nextLeaves(plan.root, truths, true).flatMap((leaf) =>
      repairs.of(leaf, state.stored),
    )) {
      const next = changed(stored, state, repair);
      const key = JSON.stringify(next.changes);
      if (next.changes.length > mostChanges || seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return undefined;
}

function isReached(plan: RulePlan, truths: LeafTruths): boolean {
  const verdict = verdictOf(plan, truths);
  return verdict === 'eligible' || verdict === 'needsPerson';
}

function takeCheapest(queue: State[]): State | undefined {
  let best = 0;
  for (let i = 1; i < queue.length; i++) if (queue[i]!.cost < queue[best]!.cost) best = i;
  return queue.splice(best, 1)[0];
}

function changed(original: Facts, { stored, changes }: State, { field, to }: Repair): State {
  const others = changes.filter((change) => change.field !== field);
  const next = [...others, { field, from: original[field], to }].sort((a, b) => (a.field < b.field ? -1 : 1));
  return { stored: { ...stored, [field]: to }, changes: next, cost: costOf(next) };
}

/** Every further fact costs more than any change of the others. */
export function costOf(changes: readonly Change[]): number {
  return changes.reduce((sum, change) => sum + 1000 + Math.min(999, shareOf(change)), 0);
}

function shareOf({ from, to }: Change): number {
  if (typeof from !== 'number' || typeof to !== 'number') return 1;
  const share = Math.abs(to - from) / Math.max(1, Math.abs(from));
  return to < from ? share * lossAversion : share;
}

/** What turns each leaf. It hangs on the facts that the leaf rests on alone, so that it is sought once for each of those. */
class Repairs {
  private readonly found = new Map<string, readonly Repair[]>();

  constructor(private readonly world: FactWorld) {}

  of(leaf: LeafPlan, stored: Facts): readonly Repair[] {
    const inputs = fieldsAsked(leaf.node).flatMap((key) => this.world.inputsOf(key));
    const key = JSON.stringify([leaf.leaf, inputs.map((input) => stored[input])]);
    const found = this.found.get(key) ?? this.seek(leaf, stored);
    this.found.set(key, found);
    return found;
  }

  private seek(leaf: LeafPlan, stored: Facts): readonly Repair[] {
    return leversOf(leaf, this.world)
      .filter((field) => isChangeable(field, stored))
      .flatMap((field) => repairsOf(leaf, field, stored, this.world));
  }
}

/** What is past can't be changed, and of what is unknown nobody can say by how much. */
const isChangeable = ({ editable, base, key }: Field, stored: Facts): boolean =>
  editable === true && base === undefined && stored[key] !== undefined;

/** Leaves of which one must be turned next: of a group that needs all its parts the first, of others any. */
function nextLeaves(node: NodePlan, truths: LeafTruths, wanted: boolean): LeafPlan[] {
  if (node.kind === 'leaf') return node.isManual || truths[node.leaf] === wantedOf(node) ? [] : [node];
  const inside = wanted !== (node.node.not === true);
  const open = node.children.filter((child) => truthOf(child, truths) !== (inside ? 'yes' : 'no'));
  const ways = open.map((child) => nextLeaves(child, truths, inside)).filter((leaves) => leaves.length > 0);
  return needsAll(node, inside) ? (ways[0] ?? []) : ways.flat();
}

function needsAll({ threshold }: GroupPlan, inside: boolean): boolean {
  const { total, minimum } = inside ? threshold : failureOf(threshold);
  return minimum >= total;
}

import type { Threshold } from '../rules/threshold.js';
import { BLOCK_WORDS, type EnterpriseSet } from '../set.js';
import { Tally } from '../tally.js';
import { eachSet, type Ternary } from '../ternary.js';

/** What the children of a group bring, when their points must be counted. */
export interface Counted {
  threshold: Threshold;
  /** The children's answers, in their order. */
  parts: readonly Ternary[];
}

/** Who of the active reaches the minimum of a group. */
export const reaching = (
  threshold: Threshold,
  sets: readonly EnterpriseSet[],
  active: EnterpriseSet,
): EnterpriseSet => reachingEach(threshold, sets, [threshold.minimum], active).get(threshold.minimum)!;

/**
 * By minimum, who of `mask` reaches it. The points of `sets` (with `flip` −1: of those outside of them) are counted once,
 * block by block, so that the counter stays in the nearest cache.
 */
export function reachingEach(
  { points, total }: Threshold,
  sets: readonly EnterpriseSet[],
  minimums: readonly number[],
  mask: EnterpriseSet,
  flip: 0 | -1 = 0,
): ReadonlyMap<number, EnterpriseSet> {
  const outs = new Map(minimums.map((minimum) => [minimum, new Uint32Array(mask.length)]));
  const tally = new Tally(total);
  for (let start = 0; start < mask.length; start += BLOCK_WORDS) {
    tally.clear();
    sets.forEach((set, i) => tally.add(set, start, points[i]!, flip));
    for (const [minimum, out] of outs) tally.reaching(minimum, mask, out, start);
  }
  return outs;
}

/**
 * A group's answer if the child at `index` had another one: only who wins or loses its points is held to fewer or more of
 * them, so that nothing is counted again for each of many questions.
 */
export function recounted(group: Counted, index: number, answer: Ternary, active: EnterpriseSet): Ternary {
  const { minimum, points } = group.threshold;
  const reached = standings.get(group) ?? standingsOf(group, active);
  standings.set(group, reached);
  const [fewer, same, more] = [-points[index]!, 0, points[index]!].map((by) => reached.get(minimum + by)!);
  return eachSet([fewer!, same!, more!, group.parts[index]!, answer], exchanged);
}

const standings = new WeakMap<Counted, ReadonlyMap<number, Ternary>>();

/** By minimum, who reaches it: the group's own, and those of whoever has or has not the points of any one child. */
function standingsOf({ threshold, parts }: Counted, active: EnterpriseSet): ReadonlyMap<number, Ternary> {
  const minimums = [0, ...threshold.points, ...threshold.points.map((each) => -each)].map(
    (by) => threshold.minimum + by,
  );
  const count = (sets: readonly EnterpriseSet[]) => reachingEach(threshold, sets, minimums, active);
  const yes = count(parts.map((part) => part.yes));
  const isSure = parts.every((part) => part.yes === part.possible);
  const possible = isSure ? yes : count(parts.map((part) => part.possible));
  return new Map(minimums.map((each) => [each, { yes: yes.get(each)!, possible: possible.get(each)! }]));
}

function exchanged([fewer, same, more, before, after]: readonly EnterpriseSet[]): EnterpriseSet {
  const out = new Uint32Array(same!.length);
  for (let w = 0; w < out.length; w++) {
    const [won, lost] = [after![w]! & ~before![w]!, before![w]! & ~after![w]!];
    out[w] = (same![w]! & ~(won | lost)) | (fewer![w]! & won) | (more![w]! & lost);
  }
  return out;
}

import type { Cells } from './cells.js';
import { isGroup, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import { failureOf, thresholdOf, type Threshold } from '../rules/threshold.js';
import type { Truth } from '../ternary.js';

/**
 * Which enterprises may be meant: by field, the cells that its value may lie in, as bits; a field that is not named may
 * have any value. No box is nobody. A box takes in too many rather than too few, so that what lies outside is certain.
 */
export type Box = ReadonlyMap<string, bigint> | undefined;

/** Everybody. */
export const everybody: Box = new Map();

/** What is wanted of a node's truth. */
export type Wanted = 'yes' | 'no' | 'notYes' | 'notNo';

/** The truths that are as wanted. */
const wantedTruths: Readonly<Record<Wanted, readonly Truth[]>> = {
  yes: ['yes'],
  no: ['no'],
  notYes: ['no', 'unknown'],
  notNo: ['yes', 'unknown'],
};

/** What a node's truth must be, so that its opposite is as wanted. */
const turned: Readonly<Record<Wanted, Wanted>> = { yes: 'no', no: 'yes', notYes: 'notNo', notNo: 'notYes' };

/** What to want of the node within a not. */
export const wantedWithin = (node: RuleNode, wanted: Wanted): Wanted =>
  isGroup(node) && node.not ? turned[wanted] : wanted;

/** The threshold that the children must reach for a group, its not left aside, to be as wanted. */
export function thresholdFor(group: RuleGroup, wanted: Wanted): Threshold {
  const threshold = thresholdOf(group);
  return wanted === 'yes' || wanted === 'notNo' ? threshold : failureOf(threshold);
}

/** For whom a node's truth may be as wanted. */
export function boxOf(node: RuleNode, wanted: Wanted, cells: ReadonlyMap<string, Cells>): Box {
  if (!isGroup(node)) return leafBox(node, wanted, cells.get(node.field));
  const within = wantedWithin(node, wanted);
  const boxes = node.rules.map((child) => boxOf(child, within, cells));
  return reachingBox(thresholdFor(node, within), boxes);
}

function leafBox(leaf: Condition, wanted: Wanted, cells: Cells | undefined): Box {
  const answers = cells?.answers.get(leaf);
  if (!answers) return everybody;
  let bits = 0n;
  answers.forEach((truth, cell) => {
    if (wantedTruths[wanted].includes(truth)) bits |= 1n << BigInt(cell);
  });
  return bits === 0n ? undefined : new Map([[leaf.field, bits]]);
}

/** Whoever can do without none of some children lies in the boxes of all of those; else somewhere in any box. */
function reachingBox({ points, minimum }: Threshold, boxes: readonly Box[]): Box {
  const attainable = boxes.reduce((sum, box, i) => sum + (box ? points[i]! : 0), 0);
  if (attainable < minimum) return undefined;
  const needed = boxes.filter((box, i) => box && attainable - points[i]! < minimum);
  return needed.length > 0 ? needed.reduce(intersection, everybody) : boxes.reduce(hull, undefined);
}

/** Who lies in both. */
export function intersection(a: Box, b: Box): Box {
  if (!a || !b) return undefined;
  const out = new Map(a);
  for (const [key, bits] of b) {
    const common = bits & (a.get(key) ?? bits);
    if (common === 0n) return undefined;
    out.set(key, common);
  }
  return out;
}

/** The smallest box around both. */
function hull(a: Box, b: Box): Box {
  if (!a || !b) return a ?? b;
  return new Map([...a].flatMap(([key, bits]) => (b.has(key) ? [[key, bits | b.get(key)!]] : [])));
}

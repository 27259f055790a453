import type { EnterpriseSet } from '../set.js';
import { without, type Ternary } from '../ternary.js';

/** A rule's segments: disjoint and together the active, but for `nearMiss`, which lies within `ineligible`. */
export interface Audience {
  /** 初步符合 */
  eligible: EnterpriseSet;
  /** 待补充信息 */
  undetermined: EnterpriseSet;
  /** 需人工认定: settled but for what a person must judge. */
  needsPerson: EnterpriseSet;
  /** 差一项: kept out by one condition that is no veto and no person's to judge. */
  nearMiss: EnterpriseSet;
  /** 暂不符合 */
  ineligible: EnterpriseSet;
}

/** The segments without near misses, when nothing is left to a person. */
export function settledSegments(
  { yes, possible }: Ternary,
  active: EnterpriseSet,
): Omit<Audience, 'nearMiss'> {
  const needsPerson = new Uint32Array(active.length);
  return {
    eligible: yes.slice(),
    undetermined: without(possible, yes),
    needsPerson,
    ineligible: without(active, possible),
  };
}

/** The segments without near misses, from the answers when a person affirms, and when a person denies. */
export function dividedSegments(
  affirmed: Ternary,
  denied: Ternary,
  active: EnterpriseSet,
): Omit<Audience, 'nearMiss'> {
  const length = active.length;
  const eligible = new Uint32Array(length);
  const ineligible = new Uint32Array(length);
  const needsPerson = new Uint32Array(length);
  const undetermined = new Uint32Array(length);
  for (let w = 0; w < length; w++) {
    const noIfSo = active[w]! & ~affirmed.possible[w]!;
    const noIfNot = active[w]! & ~denied.possible[w]!;
    const settledOneWay = (affirmed.yes[w]! & noIfNot) | (denied.yes[w]! & noIfSo);
    eligible[w] = affirmed.yes[w]! & denied.yes[w]!;
    ineligible[w] = noIfSo & noIfNot;
    needsPerson[w] = settledOneWay;
    undetermined[w] = active[w]! & ~(eligible[w]! | ineligible[w]! | settledOneWay);
  }
  return { eligible, undetermined, needsPerson, ineligible };
}

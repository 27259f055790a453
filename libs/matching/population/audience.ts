import type { EnterpriseSet } from '../set.js';
import type { Ternary } from '../ternary.js';

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

/** The segments without near misses, from the answers when a person affirms, and when a person denies. */
export function segments(
  affirmed: Ternary,
  denied: Ternary,
  active: EnterpriseSet,
): Omit<Audience, 'nearMiss'> {
  const [eligible, undetermined, needsPerson, ineligible] = Array.from(
    { length: 4 },
    () => new Uint32Array(active.length),
  ) as [EnterpriseSet, EnterpriseSet, EnterpriseSet, EnterpriseSet];
  for (let w = 0; w < active.length; w++) {
    const [yesIfSo, yesIfNot] = [affirmed.yes[w]!, denied.yes[w]!];
    const [noIfSo, noIfNot] = [~affirmed.possible[w]!, ~denied.possible[w]!];
    eligible[w] = yesIfSo & yesIfNot;
    ineligible[w] = active[w]! & noIfSo & noIfNot;
    needsPerson[w] = (yesIfSo & noIfNot) | (yesIfNot & noIfSo);
    undetermined[w] = active[w]! & ~(eligible[w]! | ineligible[w]! | needsPerson[w]!);
  }
  return { eligible, undetermined, needsPerson, ineligible };
}

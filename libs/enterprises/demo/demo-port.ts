import type { Profile } from './demo-profile.js';
import { Lottery, type Random } from './random.js';

const HEADQUARTERS = new Lottery([
  ['operator', 70],
  ['private', 20],
  ['body', 10],
]);
const OFFICES = new Lottery([
  ['none', 70],
  ['leased', 20],
  ['bought', 10],
]);
const CRUISE_SHARE = 0.02;

/** Whoever has nothing to do with cruises is not asked about ships. */
const ASHORE = {
  cruiseHq: 'none',
  firstOffice: undefined,
  cruiseCalls: undefined,
  'cruiseCalls@-1': undefined,
  cruiseCapacity: undefined,
};

/** Shipping (55) and travel (729) live off the cruise port. */
export function drawPort({ kind, trade: { industry } }: Profile, random: Random) {
  const near = industry.startsWith('55') || industry.startsWith('729');
  if (kind !== 'firm') return { ...ASHORE, cruiseHq: undefined };
  if (!near || !random.chance(CRUISE_SHARE)) return ASHORE;
  const calls = random.chance(0.3) ? random.whole(1, 120) : 0;
  return {
    cruiseHq: HEADQUARTERS.draw(random),
    firstOffice: OFFICES.draw(random),
    cruiseCalls: calls,
    'cruiseCalls@-1': Math.max(0, calls + random.whole(-20, 20)),
    cruiseCapacity: calls > 0 ? random.whole(12, 52) * 100 : 0,
  };
}

import type { Size } from './demo-books.js';
import type { Profile } from './demo-profile.js';
import { Lottery, type Random } from './random.js';

const TAX_DISTRICTS = new Lottery([
  ['baoshan', 91],
  ['shanghai', 6.4],
  ['minhang', 0.6],
  ['other', 2],
]);
const TAX_CREDITS = new Lottery([
  ['A', 14],
  ['B', 52],
  ['M', 24],
  ['C', 6],
  ['D', 4],
]);
const CREDIT_LEVELS = new Lottery([
  ['A', 22],
  ['B', 58],
  ['C', 16],
  ['D', 4],
]);
const LISTINGS = new Lottery([
  ['none', 96.5],
  ['neeq', 2.2],
  ['domestic', 1],
  ['overseas', 0.3],
]);
const PERMITS = new Lottery([
  ['permit', 18],
  ['registered', 62],
  ['notRequired', 20],
]);

const NONE: readonly string[] = [];
const SYSTEMS = new Lottery<readonly string[]>([
  [NONE, 55],
  [['quality'], 25],
  [['environment', 'quality', 'safety'], 14],
  [['energy', 'environment', 'quality', 'safety'], 3],
  [['ip', 'quality'], 2],
  [['information', 'quality'], 1],
]);

/** How public bodies look at the enterprise: tax, credit, exchange, environment and safety. */
export function drawStanding({ kind, trade }: Profile, { staff, revenue }: Size, random: Random) {
  const factory = trade.industry >= '13' && trade.industry < '44';
  return {
    abnormal: random.chance(0.04),
    qualityIncident: random.chance(0.002),
    smallScaleTaxpayer: kind === 'shop' || (revenue < 500 && random.chance(0.88)),
    restrictedIndustry: random.chance(0.004),
    taxDistrict: TAX_DISTRICTS.draw(random),
    taxCredit: TAX_CREDITS.draw(random),
    listed: staff >= 100 && kind === 'firm' ? LISTINGS.draw(random) : 'none',
    creditLevel: CREDIT_LEVELS.draw(random),
    dishonest: random.chance(0.006),
    managementSystems: factory && staff >= 10 ? SYSTEMS.draw(random) : NONE,
    dischargePermit: factory ? PERMITS.draw(random) : 'notRequired',
    environmentViolation: factory && random.chance(0.01),
    seriousAccident: random.chance(0.001),
  };
}

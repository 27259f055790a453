import type { Size } from './demo-books.js';
import type { Profile } from './demo-profile.js';
import { Lottery, type Random } from './random.js';

const FIRM_PREMISES = new Lottery([
  ['leased', 62],
  ['hosted', 24],
  ['owned', 10],
  ['both', 4],
]);
const SHOP_PREMISES = new Lottery([
  ['leased', 88],
  ['owned', 12],
]);

/** Where the enterprise works: the more people, the more room. Areas in ㎡. */
export function drawPremises({ kind, trade }: Profile, { staff }: Size, random: Random) {
  const premises = (kind === 'firm' ? FIRM_PREMISES : SHOP_PREMISES).draw(random);
  const roomy = trade.industry >= '13' && trade.industry < '44' ? 45 : 12;
  const area = () => Math.round(staff * random.logNormal(roomy, 0.5));
  const owns = premises === 'owned' || premises === 'both';
  return {
    premises,
    leasedArea: premises === 'leased' || premises === 'both' ? area() : 0,
    ownedArea: owns ? area() : 0,
    allottedLand: owns && kind === 'firm' && random.chance(0.3),
    selfUse: premises !== 'hosted' && random.chance(0.96),
  };
}

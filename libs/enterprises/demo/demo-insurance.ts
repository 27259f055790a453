import { money, tenth } from './amount.js';
import type { Size } from './demo-books.js';
import type { Profile } from './demo-profile.js';
import type { Random } from './random.js';

/** What unemployment insurance costs for one person in a year, at the median wage. */
const INSURANCE_PER_HEAD = 0.11;

/** Insurance, lay-offs, and whom the enterprise took on. */
export function drawInsurance({ kind, established }: Profile, { staff }: Size, random: Random) {
  const share = kind === 'shop' ? random.between(0, 0.6) : random.between(0.6, 1);
  const insuredStaff = Math.round(staff * share);
  const monthsOpen = (2026 - Number(established.slice(0, 4))) * 12;
  return {
    insuredStaff,
    insuranceMonths:
      insuredStaff === 0 ? 0 : Math.min(monthsOpen, random.chance(0.8) ? 120 : random.whole(1, 24)),
    layoffRate: drawLayoffs(random),
    paidInsurance: money(insuredStaff * random.logNormal(INSURANCE_PER_HEAD, 0.3)),
    expansionHires: insuredStaff > 0 && random.chance(0.06) ? random.whole(1, 1 + (insuredStaff >> 4)) : 0,
    skilledStaff: Math.round(staff * Math.max(0, random.between(-0.1, 0.15))),
    wageArrears: random.chance(0.004),
  };
}

function drawLayoffs(random: Random): number {
  const luck = random.next();
  if (luck < 0.55) return 0;
  if (luck < 0.9) return tenth(random.between(0, 5));
  return tenth(luck < 0.97 ? random.between(5, 15) : random.between(15, 40));
}

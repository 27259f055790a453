import { money } from './amount.js';
import type { Profile } from './demo-profile.js';
import type { Random } from './random.js';

export interface Size {
  readonly staff: number;
  readonly revenue: number;
  readonly assets: number;
}

const LEAGUE_SHARE = 0.015;

/** Sizes are spread by factors, and revenue and assets go with the staff. A few firms are of another league. */
export function drawSize({ kind, trade }: Profile, random: Random): Size {
  const firm = kind === 'firm';
  const staff = Math.max(1, Math.round(firm ? firmStaff(random) : random.logNormal(2.4, 0.7)));
  const perHead = random.logNormal(trade.revenuePerHead, 0.8) * (firm ? 1 : 0.6);
  const revenue = money(firm && random.chance(0.04) ? 0 : staff * perHead);
  const assets = money(staff * perHead * random.logNormal(firm ? 0.9 : 0.3, 0.8) + random.between(1, 20));
  return { staff, revenue, assets };
}

function firmStaff(random: Random): number {
  return random.chance(LEAGUE_SHARE) ? random.logNormal(220, 1) : random.logNormal(3.2, 1.4);
}

/** Partnerships and sole owners pay no corporate income tax, nor do shops. */
const UNTAXED = new Set(['171', '172', 'individual']);

/** What stands in the books and the tax return, and the capital behind it. */
export function drawBooks(profile: Profile, { staff, revenue, assets }: Size, random: Random) {
  const margin = 0.05 + 0.08 * random.normal();
  const before = yearEarlier(revenue, random);
  const firm = profile.kind === 'firm';
  const capital = Math.max(1, Math.round(random.logNormal(firm ? 100 : 5, 1.3)));
  return {
    registeredCapital: capital,
    paidInCapital: firm ? money(capital * random.between(0, 1)) : undefined,
    staff,
    revenue,
    'revenue@-1': inYear(2024, profile, before),
    'revenue@-2': inYear(2023, profile, yearEarlier(before, random)),
    assets,
    liabilities: money((assets * Math.min(180, Math.max(0, 52 + 24 * random.normal()))) / 100),
    taxableIncome: money(revenue * margin - (revenue === 0 ? assets * 0.02 : 0)),
    taxResident: UNTAXED.has(profile.registrationType) ? 'none' : resident(random),
    taxPaid: money(revenue * random.between(0.005, 0.06)),
  };
}

const resident = (random: Random): string => (random.chance(0.997) ? 'resident' : 'nonResident');

/** What it was a year before: growth is spread around 5 %. */
export function yearEarlier(amount: number, random: Random): number {
  const growth = Math.min(300, Math.max(-80, 5 + 24 * random.normal()));
  return money(amount / (1 + growth / 100));
}

/** A firm has no figures of years in which it did not exist. */
export function inYear(year: number, { established }: Profile, amount: number): number | undefined {
  return Number(established.slice(0, 4)) <= year ? amount : undefined;
}

import type { FactValue } from '#matching';
import type { Profile } from './demo-profile.js';
import { Lottery, type Random } from './random.js';

/** Stored facts by key. All objects have the same keys in the same order, or a district would take ten times as long. */
export type DemoFacts = Record<string, FactValue | undefined>;

/** All stored facts of a demo enterprise as they are, before gaps are torn into them. Money in 万元. */
export function drawFacts(profile: Profile, random: Random): DemoFacts {
  const size = drawSize(profile, random);
  const books = drawBooks(profile, size, random);
  const research = drawResearch(profile, size, random);
  const insurance = drawInsurance(profile, size, random);
  const standing = drawStanding(profile, size, random);
  return {
    town: profile.town,
    industry: profile.trade.industry,
    registrationType: profile.registrationType,
    established: profile.established,
    staff: size.staff,
    revenue: size.revenue,
    'revenue@-1': books.revenueBefore,
    'revenue@-2': books.revenueEarlier,
    assets: size.assets,
    liabilities: books.liabilities,
    taxableIncome: books.taxableIncome,
    rdExpense: research.rdExpense,
    'rdExpense@-1': research.rdExpenseBefore,
    'rdExpense@-2': research.rdExpenseEarlier,
    rdStaff: research.rdStaff,
    insuredStaff: insurance.insuredStaff,
    insuranceMonths: insurance.insuranceMonths,
    layoffRate: insurance.layoffRate,
    paidInsurance: insurance.paidInsurance,
    smallScaleTaxpayer: standing.smallScaleTaxpayer,
    restrictedIndustry: standing.restrictedIndustry,
    taxDistrict: standing.taxDistrict,
    taxCredit: standing.taxCredit,
    ipClass1: research.ipClass1,
    ipClass2: research.ipClass2,
    highTech: research.highTechUntil !== undefined,
    highTechUntil: research.highTechUntil,
    qualification: research.qualification,
    listed: standing.listed,
    dishonest: standing.dishonest,
  };
}

interface Size {
  readonly staff: number;
  readonly revenue: number;
  readonly assets: number;
}

const LEAGUE_SHARE = 0.015;

/** Sizes are spread by factors, and revenue and assets go with the staff. A few firms are of another league. */
function drawSize({ kind, trade }: Profile, random: Random): Size {
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

function drawBooks({ established }: Profile, { revenue, assets }: Size, random: Random) {
  const margin = 0.05 + 0.08 * random.normal();
  const before = yearEarlier(revenue, random);
  const earlier = yearEarlier(before, random);
  return {
    taxableIncome: money(revenue * margin - (revenue === 0 ? assets * 0.02 : 0)),
    revenueBefore: inYear(2024, established, before),
    revenueEarlier: inYear(2023, established, earlier),
    liabilities: money((assets * Math.min(180, Math.max(0, 52 + 24 * random.normal()))) / 100),
  };
}

/** What it was a year before: growth is spread around 5 %. */
function yearEarlier(amount: number, random: Random): number {
  const growth = Math.min(300, Math.max(-80, 5 + 24 * random.normal()));
  return money(amount / (1 + growth / 100));
}

/** A firm has no figures of years in which it did not exist. */
function inYear(year: number, established: string, amount: number): number | undefined {
  return Number(established.slice(0, 4)) <= year ? amount : undefined;
}

/** Titles that follow research; the stricter one asks for more. */
const TITLES = new Lottery([
  ['none', 58],
  ['technology', 25],
  ['innovative', 10.5],
  ['sme', 6],
  ['giant', 0.5],
]);

interface Research {
  readonly rdExpense: number;
  readonly rdExpenseBefore: number | undefined;
  readonly rdExpenseEarlier: number | undefined;
  readonly rdStaff: number;
  readonly ipClass1: number;
  readonly ipClass2: number;
  readonly highTechUntil: string | undefined;
  readonly qualification: string;
}

function drawResearch({ trade, established }: Profile, { staff, revenue }: Size, random: Random): Research {
  if (staff < 3 || revenue <= 0 || !random.chance(trade.research))
    return withoutResearch(established, random);
  const intensity = random.logNormal(4, 0.7);
  const ipClass1 = Math.round(Math.max(0, random.logNormal(0.6, 1.1) * Math.log2(staff) - 1));
  const ipClass2 = Math.round(Math.max(0, random.logNormal(2, 0.9) * Math.log2(staff) - 2));
  const qualified = intensity >= 3 && ipClass1 + ipClass2 > 0;
  const rdExpense = money((revenue * Math.min(intensity, 60)) / 100);
  const before = yearEarlier(rdExpense, random);
  return {
    rdExpense,
    rdExpenseBefore: inYear(2024, established, before),
    rdExpenseEarlier: inYear(2023, established, yearEarlier(before, random)),
    rdStaff: Math.min(staff, Math.max(1, Math.round(staff * random.between(0.08, 0.5)))),
    ipClass1,
    ipClass2,
    highTechUntil: qualified && random.chance(0.45) ? certificateEnd(random) : undefined,
    qualification: qualified ? TITLES.draw(random) : 'none',
  };
}

function withoutResearch(established: string, random: Random): Research {
  return {
    rdExpense: 0,
    rdExpenseBefore: inYear(2024, established, 0),
    rdExpenseEarlier: inYear(2023, established, 0),
    rdStaff: 0,
    ipClass1: 0,
    ipClass2: random.chance(0.04) ? random.whole(1, 5) : 0,
    highTechUntil: undefined,
    qualification: 'none',
  };
}

/** Certificates hold three years and are given out in the last months of a year; some have run out. */
function certificateEnd(random: Random): string {
  return `${random.whole(2025, 2028)}-${random.whole(10, 12)}-${random.whole(10, 28)}`;
}

/** What unemployment insurance costs for one person in a year, at the median wage. */
const INSURANCE_PER_HEAD = 0.11;

function drawInsurance({ kind, established }: Profile, { staff }: Size, random: Random) {
  const share = kind === 'shop' ? random.between(0, 0.6) : random.between(0.6, 1);
  const insuredStaff = Math.round(staff * share);
  const monthsOpen = (2026 - Number(established.slice(0, 4))) * 12;
  return {
    insuredStaff,
    insuranceMonths:
      insuredStaff === 0 ? 0 : Math.min(monthsOpen, random.chance(0.8) ? 120 : random.whole(1, 24)),
    layoffRate: drawLayoffs(random),
    paidInsurance: money(insuredStaff * random.logNormal(INSURANCE_PER_HEAD, 0.3)),
  };
}

function drawLayoffs(random: Random): number {
  const luck = random.next();
  if (luck < 0.55) return 0;
  if (luck < 0.9) return tenth(random.between(0, 5));
  return tenth(luck < 0.97 ? random.between(5, 15) : random.between(15, 40));
}

const TAX_DISTRICTS = new Lottery([
  ['baoshan', 91],
  ['shanghai', 7],
  ['other', 2],
]);
const TAX_CREDITS = new Lottery([
  ['A', 14],
  ['B', 52],
  ['M', 24],
  ['C', 6],
  ['D', 4],
]);
const LISTINGS = new Lottery([
  ['none', 96.5],
  ['neeq', 2.2],
  ['domestic', 1],
  ['overseas', 0.3],
]);

function drawStanding({ kind }: Profile, { staff, revenue }: Size, random: Random) {
  return {
    smallScaleTaxpayer: kind === 'shop' || (revenue < 500 && random.chance(0.88)),
    restrictedIndustry: random.chance(0.004),
    taxDistrict: TAX_DISTRICTS.draw(random),
    taxCredit: TAX_CREDITS.draw(random),
    listed: staff >= 100 && kind === 'firm' ? LISTINGS.draw(random) : 'none',
    dishonest: random.chance(0.006),
  };
}

/** Adding 0 makes 0 of −0, which no text would bring back. */
function money(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

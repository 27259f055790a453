import { money, tenth } from './amount.js';
import { inYear, yearEarlier, type Size } from './demo-books.js';
import type { Profile } from './demo-profile.js';
import { Lottery, type Random } from './random.js';

/** What an enterprise spends on research and what came of it. */
export interface Research {
  readonly rdExpense: number;
  readonly 'rdExpense@-1': number | undefined;
  readonly 'rdExpense@-2': number | undefined;
  readonly rdStaff: number;
  readonly domesticRdShare: number | undefined;
  readonly highTechIncomeShare: number | undefined;
  readonly rdPlatforms: readonly string[];
  readonly standardsLed: number;
  readonly scienceAward: boolean;
  readonly techContracts: number;
  readonly ipClass1: number;
  readonly ipClass2: number;
  readonly ipPledge: number;
  readonly equityRaised: number;
}

const NONE: readonly string[] = [];
const PLATFORMS = new Lottery<readonly string[]>([
  [NONE, 92],
  [['municipalCentre'], 4],
  [['engineering'], 1.5],
  [['academician'], 0.8],
  [['engineering', 'municipalCentre'], 0.8],
  [['municipalCentre', 'postdoc'], 0.5],
  [['keyLab'], 0.2],
  [['municipalCentre', 'nationalCentre'], 0.2],
]);

export function drawResearch(profile: Profile, { staff, revenue }: Size, random: Random): Research {
  if (staff < 3 || revenue <= 0 || !random.chance(profile.trade.research))
    return withoutResearch(profile, random);
  const rdExpense = money((revenue * Math.min(random.logNormal(4, 0.7), 60)) / 100);
  const before = yearEarlier(rdExpense, random);
  const ipClass1 = Math.round(Math.max(0, random.logNormal(0.6, 1.1) * Math.log2(staff) - 1));
  return {
    rdExpense,
    'rdExpense@-1': inYear(2024, profile, before),
    'rdExpense@-2': inYear(2023, profile, yearEarlier(before, random)),
    rdStaff: Math.min(staff, Math.max(1, Math.round(staff * random.between(0.08, 0.5)))),
    domesticRdShare: tenth(100 - 30 * random.next() ** 4),
    highTechIncomeShare: tenth(random.between(30, 100)),
    rdPlatforms: staff >= 20 ? PLATFORMS.draw(random) : NONE,
    standardsLed: random.chance(0.06) ? random.whole(1, 4) : 0,
    scienceAward: random.chance(0.003),
    techContracts: random.chance(0.2) ? money(random.logNormal(120, 1.2)) : 0,
    ipClass1,
    ipClass2: Math.round(Math.max(0, random.logNormal(2, 0.9) * Math.log2(staff) - 2)),
    ipPledge: ipClass1 > 2 && random.chance(0.06) ? random.whole(10, 200) * 10 : 0,
    equityRaised: random.chance(0.04) ? random.whole(3, 60) * 100 : 0,
  };
}

function withoutResearch(profile: Profile, random: Random): Research {
  return {
    rdExpense: 0,
    'rdExpense@-1': inYear(2024, profile, 0),
    'rdExpense@-2': inYear(2023, profile, 0),
    rdStaff: 0,
    domesticRdShare: undefined,
    highTechIncomeShare: undefined,
    rdPlatforms: NONE,
    standardsLed: 0,
    scienceAward: false,
    techContracts: 0,
    ipClass1: 0,
    ipClass2: random.chance(0.04) ? random.whole(1, 5) : 0,
    ipPledge: 0,
    equityRaised: 0,
  };
}

import { money } from './amount.js';
import { inYear, yearEarlier, type Size } from './demo-books.js';
import type { Profile } from './demo-profile.js';
import type { Research } from './demo-research.js';
import { Lottery, type Random } from './random.js';

/** Mining, manufacturing and supply are 06 to 46 of GB/T 4754. */
const isIndustrial = ({ trade: { industry } }: Profile): boolean => industry >= '06' && industry < '47';
const isSoftware = ({ trade: { industry } }: Profile): boolean => industry.startsWith('65');

const PHASES = new Lottery([
  ['underway', 55],
  ['finished', 25],
  ['planned', 20],
]);

const NO_PROJECT = {
  projectPhase: 'none',
  fixedInvestment: undefined,
  equipmentInvestment: undefined,
  projectStaffCost: undefined,
  plannedInvestment: undefined,
};
const NO_OUTPUT = {
  industrialOutput: undefined,
  'industrialOutput@-1': undefined,
  'industrialOutput@-2': undefined,
};
/** The committee knows firms only. */
const UNKNOWN = {
  ...NO_OUTPUT,
  scaleKind: undefined,
  newKeyEnterprise: undefined,
  strategicProduct: undefined,
  keyField: undefined,
  greenList: undefined,
  energyViolation: undefined,
  ...NO_PROJECT,
  projectPhase: undefined,
};

/** What the economic committee knows: output, projects, and whether they are of a kind that it supports. */
export function drawProjects(profile: Profile, size: Size, research: Research, random: Random) {
  if (profile.kind !== 'firm') return UNKNOWN;
  const industrial = isIndustrial(profile);
  const builds = (industrial || research.rdExpense > 0) && random.chance(0.06);
  return {
    ...(industrial ? drawOutput(profile, size, random) : NO_OUTPUT),
    scaleKind: drawScale(profile, size, random),
    newKeyEnterprise: profile.established >= '2023' && size.revenue > 5_000 && random.chance(0.3),
    ...drawMerits(industrial, size, research, random),
    ...(builds ? drawProject(size, random) : NO_PROJECT),
  };
}

function drawMerits(industrial: boolean, { staff }: Size, { rdExpense }: Research, random: Random) {
  const researches = rdExpense > 0;
  return {
    strategicProduct: researches && random.chance(0.25),
    keyField: industrial && random.chance(researches ? 0.3 : 0.04),
    greenList: industrial && staff > 100 && random.chance(0.08),
    energyViolation: industrial && random.chance(0.006),
  };
}

function drawOutput(profile: Profile, { revenue }: Size, random: Random) {
  const output = money(revenue * random.between(0.85, 1.1));
  const before = yearEarlier(output, random);
  return {
    industrialOutput: output,
    'industrialOutput@-1': inYear(2024, profile, before),
    'industrialOutput@-2': inYear(2023, profile, yearEarlier(before, random)),
  };
}

function drawScale(profile: Profile, { revenue }: Size, random: Random): string {
  if (revenue < 2_000 || !(isIndustrial(profile) || isSoftware(profile))) return 'none';
  return random.chance(0.12) ? 'first' : 'kept';
}

function drawProject({ revenue }: Size, random: Random) {
  const fixedInvestment = money(Math.max(50, revenue * random.logNormal(0.3, 0.9)));
  return {
    projectPhase: PHASES.draw(random),
    fixedInvestment,
    equipmentInvestment: money(fixedInvestment * (1 - 0.7 * random.next() ** 2)),
    projectStaffCost: money(fixedInvestment * random.between(0.02, 0.35)),
    plannedInvestment: money(fixedInvestment * random.between(0.8, 1.6)),
  };
}

import type { FactValue, Facts, IndustryTree } from '#matching';
import { sizeGrade } from '../standards/size-grade.js';
import { bodyTypeOf } from '../standards/uscc.js';
import { compoundGrowth, growth, percentage, threeYears } from './fact-ratio.js';

/** What a derivation may look at besides the stored facts. */
export interface DerivationContext {
  readonly uscc: string;
  /** YYYY-MM-DD, the day as of which facts are derived. */
  readonly today: string;
  readonly industries: IndustryTree;
}

/** A fact computed from others; unknown as soon as it can't be known for certain. */
interface Derivation {
  /** The stored facts it rests on. */
  readonly inputs: readonly string[];
  readonly derive: (stored: Facts, context: DerivationContext) => FactValue | undefined;
}

const DERIVATIONS = {
  age: {
    inputs: ['established'],
    derive: ({ established }, { today }) =>
      typeof established === 'string' ? ageOn(established, today) : undefined,
  },
  bodyType: { inputs: [], derive: (_, { uscc }) => bodyTypeOf(uscc) },
  industrySection: { inputs: ['industry'], derive: (stored, context) => ancestor(stored, context, 1) },
  industryDivision: { inputs: ['industry'], derive: (stored, context) => ancestor(stored, context, 2) },
  sizeGrade: { inputs: ['industry', 'staff', 'revenue', 'assets'], derive: gradeOf },
  rdIntensity: percentage('rdExpense', 'revenue'),
  rdIntensityThreeYears: percentage(threeYears('rdExpense'), threeYears('revenue')),
  rdStaffShare: percentage('rdStaff', 'staff'),
  debtRatio: percentage('liabilities', 'assets'),
  equipmentShare: percentage('equipmentInvestment', 'fixedInvestment'),
  revenueGrowth: growth('revenue', 'revenue@-1'),
  revenueCompoundGrowth: compoundGrowth('revenue', 'revenue@-2', 2),
  outputGrowth: growth('industrialOutput', 'industrialOutput@-1'),
  outputGrowthBefore: growth('industrialOutput@-1', 'industrialOutput@-2'),
} as const satisfies Readonly<Record<string, Derivation>>;

/** The facts that the system computes from others. */
export type DerivationName = keyof typeof DERIVATIONS;
export const DERIVATION_NAMES = Object.keys(DERIVATIONS) as DerivationName[];

/** The stored facts that a derived one rests on. */
export const derivationInputs = (name: DerivationName): readonly string[] => DERIVATIONS[name].inputs;

/**
 * The stored facts and, added to them, the derived ones. A derived fact that can't be known is left out; the
 * size grade is an array of possible grades when an indicator is missing.
 */
export function deriveFacts(stored: Facts, context: DerivationContext): Facts {
  return addDerivedFacts({ ...stored }, context);
}

/** The same without a copy, for whole districts: writes the derived facts into the stored ones. */
export function addDerivedFacts(
  facts: Record<string, FactValue | undefined>,
  context: DerivationContext,
): Facts {
  const derived = DERIVATION_NAMES.map((name) => DERIVATIONS[name].derive(facts, context));
  DERIVATION_NAMES.forEach((name, index) => {
    if (derived[index] !== undefined) facts[name] = derived[index];
    else if (name in facts) delete facts[name];
  });
  return facts;
}

/**
 * Full years from the day of establishment to the given day, both YYYY-MM-DD. A year from 29 February is full
 * at the end of the last day of February (民法典第二百零二条), so it counts from 1 March on.
 *
 * @returns undefined when established later than that day
 */
export function ageOn(established: string, today: string): number | undefined {
  if (established > today) return undefined;
  const years = Number(today.slice(0, 4)) - Number(established.slice(0, 4));
  return today.slice(5) < established.slice(5) ? years - 1 : years;
}

/** The code at the given level of the classification, 1 for sections; a coarser industry has none. */
function ancestor({ industry }: Facts, { industries }: DerivationContext, level: number): string | undefined {
  const code = typeof industry === 'string' ? industries.normalise(industry) : undefined;
  return code === undefined ? undefined : [code, ...industries.ancestors(code)].at(-level);
}

function gradeOf(stored: Facts, { industries }: DerivationContext): FactValue | undefined {
  const industry = typeof stored.industry === 'string' ? industries.normalise(stored.industry) : undefined;
  const [staff, revenue, assets] = [stored.staff, stored.revenue, stored.assets].map(numberOrUnknown);
  const grades = sizeGrade({ industry, staff, revenue, assets });
  return grades?.length === 1 ? grades[0] : grades;
}

function numberOrUnknown(value: FactValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

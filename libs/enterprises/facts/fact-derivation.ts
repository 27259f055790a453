import type { FactValue, Facts, IndustryTree } from '#matching';
import { sizeGrade } from '../standards/size-grade.js';
import { bodyTypeOf } from '../standards/uscc.js';

/** What a derivation may look at besides the stored facts. */
export interface DerivationContext {
  readonly uscc: string;
  /** YYYY-MM-DD, the day as of which facts are derived. */
  readonly today: string;
  readonly industries: IndustryTree;
}

type Derivation = (stored: Facts, context: DerivationContext) => FactValue | undefined;

export const DERIVATION_NAMES = ['age', 'bodyType', 'sizeGrade', 'rdIntensity'] as const;
/** The facts that the system computes from others. */
export type DerivationName = (typeof DERIVATION_NAMES)[number];

const DERIVATIONS: Readonly<Record<DerivationName, Derivation>> = {
  age: ({ established }, { today }) =>
    typeof established === 'string' ? ageOn(established, today) : undefined,
  bodyType: (_, { uscc }) => bodyTypeOf(uscc),
  sizeGrade: gradeOf,
  rdIntensity: ({ rdExpense, revenue }) =>
    typeof rdExpense === 'number' && typeof revenue === 'number' && revenue > 0
      ? (rdExpense * 100) / revenue
      : undefined,
};

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
  const derived = DERIVATION_NAMES.map((name) => DERIVATIONS[name](facts, context));
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

function gradeOf(stored: Facts, { industries }: DerivationContext): FactValue | undefined {
  const industry = typeof stored.industry === 'string' ? industries.normalise(stored.industry) : undefined;
  const [staff, revenue, assets] = [stored.staff, stored.revenue, stored.assets].map(numberOrUnknown);
  const grades = sizeGrade({ industry, staff, revenue, assets });
  return grades?.length === 1 ? grades[0] : grades;
}

function numberOrUnknown(value: FactValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

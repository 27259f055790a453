/**
 * 统计上大中小微型企业划分办法 (2017), 国统字〔2017〕213号: the grade of an enterprise by industry, staff,
 * revenue and assets.
 */

export type Grade = 'large' | 'medium' | 'small' | 'micro' | 'notApplicable';

/** What the grade is read from: staff in 人, money in 万元, industry a GB/T 4754-2017 code of any level. */
export interface SizeIndicators {
  readonly industry?: string;
  readonly staff?: number;
  readonly revenue?: number;
  readonly assets?: number;
}

type Indicator = 'staff' | 'revenue' | 'assets';
/** Lower bounds of 大, 中 and 小; below the last is 微. */
type Bounds = readonly [large: number, medium: number, small: number];
/** First and last industry group (three digits) of a stretch of the classification. */
type Stretch = readonly [first: string, last: string];

interface Row {
  readonly stretches: readonly Stretch[];
  /** Absent where the method does not cover the industry: the grade is then 不适用, not 微. */
  readonly bounds?: Partial<Record<Indicator, Bounds>>;
}

const GRADES: readonly Grade[] = ['large', 'medium', 'small', 'micro'];

/** The method's own table; 铁路运输 53, 金融 J, 教育 P, 卫生 84, 公共管理 S, T and 704 are not covered. */
const TABLE: readonly Row[] = [
  { stretches: [['010', '059']], bounds: { revenue: [20_000, 500, 50] } },
  { stretches: [['060', '469']], bounds: { staff: [1_000, 300, 20], revenue: [40_000, 2_000, 300] } },
  { stretches: [['470', '509']], bounds: { revenue: [80_000, 6_000, 300], assets: [80_000, 5_000, 300] } },
  { stretches: [['510', '519']], bounds: { staff: [200, 20, 5], revenue: [40_000, 5_000, 1_000] } },
  { stretches: [['520', '529']], bounds: { staff: [300, 50, 10], revenue: [20_000, 500, 100] } },
  {
    stretches: [
      ['540', '589'],
      ['591', '591'],
    ],
    bounds: { staff: [1_000, 300, 20], revenue: [30_000, 3_000, 200] },
  },
  { stretches: [['592', '599']], bounds: { staff: [200, 100, 20], revenue: [30_000, 1_000, 100] } },
  { stretches: [['600', '609']], bounds: { staff: [1_000, 300, 20], revenue: [30_000, 2_000, 100] } },
  { stretches: [['610', '629']], bounds: { staff: [300, 100, 10], revenue: [10_000, 2_000, 100] } },
  { stretches: [['630', '649']], bounds: { staff: [2_000, 100, 10], revenue: [100_000, 1_000, 100] } },
  { stretches: [['650', '659']], bounds: { staff: [300, 100, 10], revenue: [10_000, 1_000, 50] } },
  { stretches: [['701', '701']], bounds: { revenue: [200_000, 1_000, 100], assets: [10_000, 5_000, 2_000] } },
  { stretches: [['702', '702']], bounds: { staff: [1_000, 300, 100], revenue: [5_000, 1_000, 500] } },
  { stretches: [['710', '729']], bounds: { staff: [300, 100, 10], assets: [120_000, 8_000, 100] } },
  {
    stretches: [
      ['703', '703'],
      ['709', '709'],
      ['730', '829'],
      ['850', '909'],
    ],
    bounds: { staff: [300, 100, 10] },
  },
  {
    stretches: [
      ['530', '539'],
      ['660', '699'],
      ['704', '704'],
      ['830', '849'],
      ['910', '979'],
    ],
  },
];

const SECTIONS: ReadonlyMap<string, Stretch> = new Map<string, Stretch>([
  ['A', ['010', '059']],
  ['B', ['060', '129']],
  ['C', ['130', '439']],
  ['D', ['440', '469']],
  ['E', ['470', '509']],
  ['F', ['510', '529']],
  ['G', ['530', '609']],
  ['H', ['610', '629']],
  ['I', ['630', '659']],
  ['J', ['660', '699']],
  ['K', ['700', '709']],
  ['L', ['710', '729']],
  ['M', ['730', '759']],
  ['N', ['760', '799']],
  ['O', ['800', '829']],
  ['P', ['830', '839']],
  ['Q', ['840', '859']],
  ['R', ['860', '909']],
  ['S', ['910', '969']],
  ['T', ['970', '979']],
]);

/**
 * All grades the enterprise may have, from large to micro: one when everything needed is known, an interval
 * such as small and micro when an indicator is missing, `['notApplicable']` where the method does not cover
 * the industry. Never a guess: a missing number is not 0.
 *
 * @returns undefined when the industry is missing, unknown, or so coarse that its parts are graded differently
 */
export function sizeGrade(indicators: SizeIndicators): readonly Grade[] | undefined {
  const row = indicators.industry === undefined ? undefined : rowOf(indicators.industry);
  if (row === undefined) return undefined;
  return row.bounds === undefined ? ['notApplicable'] : reachable(row.bounds, indicators);
}

/**
 * Every listed indicator must reach a grade's bound, so the worst known one caps the grade; a missing one
 * may turn out anything, so every grade below the cap stays reachable.
 */
function reachable(bounds: Partial<Record<Indicator, Bounds>>, indicators: SizeIndicators): readonly Grade[] {
  let cap = 0;
  let complete = true;
  for (const indicator of ['staff', 'revenue', 'assets'] as const) {
    const steps = bounds[indicator];
    const value = indicators[indicator];
    if (steps === undefined) continue;
    if (value === undefined) complete = false;
    else cap = Math.max(cap, stepsMissed(steps, value));
  }
  return complete ? GRADES.slice(cap, cap + 1) : GRADES.slice(cap);
}

function stepsMissed(bounds: Bounds, value: number): number {
  const reached = bounds.findIndex((bound) => value >= bound);
  return reached < 0 ? bounds.length : reached;
}

function rowOf(industry: string): Row | undefined {
  const stretch = stretchOf(industry);
  if (stretch === undefined) return undefined;
  const rows = TABLE.filter((row) => row.stretches.some((part) => overlap(part, stretch)));
  return rows.length === 1 ? rows[0] : undefined;
}

/** The groups beneath a code: a section letter, or two to four digits. */
function stretchOf(industry: string): Stretch | undefined {
  if (/^\d{2,4}$/.test(industry))
    return [industry.slice(0, 3).padEnd(3, '0'), industry.slice(0, 3).padEnd(3, '9')];
  return SECTIONS.get(industry);
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

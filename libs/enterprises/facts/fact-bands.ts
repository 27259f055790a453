import type { Condition } from '#matching';
import type { Vocabulary } from '../vocabulary.js';
import type { Fact } from './fact.js';

/** Values that are counted together, and the conditions that all of them meet. */
export interface FactBand {
  readonly label: string;
  readonly rules: readonly Condition[];
}

const sections = /^[A-Z]$/;
const shares = [0, 20, 40, 60, 80, 100];
const magnitudes = [0, 1, 10, 100, 1_000, 10_000, 100_000];
/** Years before and after the day that is asked about. */
const years = [-20, -10, -5, -3, -1, 0, 1, 3];

/**
 * How the values of a fact are laid out: option by option, section by section, in spans of numbers or of days. Texts
 * are not.
 *
 * @param today YYYY-MM-DD, from which days are told apart
 */
export function factBands(
  fact: Fact,
  { industries }: Pick<Vocabulary, 'industries'>,
  today: string,
): FactBand[] {
  const { key, type, options = [] } = fact;
  const choices = (operator: Condition['operator'], listed: boolean) =>
    options.map(({ value, label }) => ({
      label,
      rules: [{ field: key, operator, value: listed ? [value] : value }],
    }));
  switch (type) {
    case 'boolean':
      return [true, false].map((value) => ({
        label: value ? '是' : '否',
        rules: [{ field: key, operator: '=', value }],
      }));
    case 'enum':
      return choices('=', false);
    case 'enumSet':
      return choices('containsAny', true);
    case 'industry':
      return industries
        .search('', Infinity)
        .filter(({ code }) => sections.test(code))
        .map(({ code, label }) => ({ label, rules: [{ field: key, operator: 'in', value: [code] }] }));
    case 'number':
      return numberBands(fact);
    case 'date':
      return spans(
        key,
        years.map((count) => yearsFrom(today, count)),
        (day) => day,
      );
    case 'text':
      return [];
  }
}

/** Nought stands by itself: it is known to be nothing. */
function numberBands({ key, unit, min }: Fact): FactBand[] {
  const edges = unit === '%' ? shares : magnitudes;
  const text = (edge: number) => `${edge.toLocaleString('zh-CN')}${unit ? ` ${unit}` : ''}`;
  const [below, first, ...rest] = spans(key, edges, text, (edge) => edge.toLocaleString('zh-CN'));
  if (!below || !first) return [];
  const nought: FactBand = { label: text(0), rules: [{ field: key, operator: '=', value: 0 }] };
  const above = { field: key, operator: '>' as const, value: 0 };
  const label = `0 以上，不满 ${text(edges[1] ?? 0)}`;
  const negative = min === undefined || min < 0 ? [{ ...below, label: '负数' }] : [];
  return [...negative, nought, { label, rules: [...first.rules, above] }, ...rest];
}

/** What lies below the first edge, between every two, and from the last on. */
function spans<T extends number | string>(
  field: string,
  edges: readonly T[],
  text: (edge: T) => string,
  /** The same without its unit. */
  bare = text,
): FactBand[] {
  const from = (value: T): Condition => ({ field, operator: '>=', value });
  const below = (value: T): Condition => ({ field, operator: '<', value });
  return [...edges, undefined].map((end, index) => {
    const start = edges[index - 1];
    const rules = [...(start === undefined ? [] : [from(start)]), ...(end === undefined ? [] : [below(end)])];
    return { label: spanText(start, end, text, bare), rules };
  });
}

function spanText<T>(
  start: T | undefined,
  end: T | undefined,
  text: (edge: T) => string,
  bare: (edge: T) => string,
): string {
  if (start === undefined) return end === undefined ? '全部' : `不到 ${text(end)}`;
  return end === undefined ? `${text(start)} 及以上` : `${bare(start)} 至不满 ${text(end)}`;
}

function yearsFrom(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return date.toISOString().slice(0, 10);
}

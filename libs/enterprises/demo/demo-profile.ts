import { Lottery, type Random } from './random.js';
import { FIRM_TRADES } from './firm-trades.js';
import { COOPERATIVE_TRADES, SHOP_TRADES } from './shop-trades.js';
import type { Trade } from './trade.js';

/** What is settled first of a demo enterprise; all its figures follow from it. */
export interface Profile {
  readonly kind: Kind;
  readonly trade: Trade;
  /** The code of a town. */
  readonly town: string;
  readonly townName: string;
  readonly registrationType: string;
  /** YYYY-MM-DD */
  readonly established: string;
}

export type Kind = 'firm' | 'shop' | 'cooperative';

const KINDS = new Lottery<Kind>([
  ['firm', 74],
  ['shop', 25.4],
  ['cooperative', 0.6],
]);

const TRADES: Readonly<Record<Kind, Lottery<Trade>>> = {
  firm: FIRM_TRADES,
  shop: SHOP_TRADES,
  cooperative: COOPERATIVE_TRADES,
};

const TOWNS = new Lottery<readonly [code: string, name: string]>([
  [['310113003', '友谊路街道'], 9],
  [['310113007', '吴淞街道'], 5],
  [['310113008', '张庙街道'], 4],
  [['310113101', '罗店镇'], 9],
  [['310113102', '大场镇'], 15],
  [['310113103', '杨行镇'], 13],
  [['310113104', '月浦镇'], 8],
  [['310113106', '罗泾镇'], 4],
  [['310113109', '顾村镇'], 13],
  [['310113111', '高境镇'], 6],
  [['310113112', '庙行镇'], 4],
  [['310113113', '淞南镇'], 5],
  [['310113501', '宝山工业园区'], 5],
]);

const FIRM_TYPES = new Lottery([
  ['173', 71],
  ['159', 16],
  ['171', 4],
  ['172', 1.2],
  ['160', 0.5],
  ['174', 0.5],
  ['151', 0.4],
  ['110', 0.3],
  ['120', 0.6],
  ['130', 0.3],
  ['330', 2],
  ['310', 1.2],
  ['230', 1.3],
  ['210', 0.7],
]);

const FIRST_YEAR = 1985;
const LAST_YEAR = 2025;

/** Fewer are left of each earlier year; shops live shorter than firms. */
const YEARS: Readonly<Record<Kind, Lottery<number>>> = {
  firm: yearsFading(9),
  shop: yearsFading(5),
  cooperative: yearsFading(8),
};

function yearsFading(span: number): Lottery<number> {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
  return new Lottery(years.map((year) => [year, Math.exp((year - LAST_YEAR) / span)]));
}

export function drawProfile(random: Random): Profile {
  const kind = KINDS.draw(random);
  const [town, townName] = TOWNS.draw(random);
  return {
    kind,
    trade: TRADES[kind].draw(random),
    town,
    townName,
    registrationType: registrationType(kind, random),
    established: established(kind, random),
  };
}

function registrationType(kind: Kind, random: Random): string {
  if (kind === 'firm') return FIRM_TYPES.draw(random);
  return kind === 'shop' ? 'individual' : '190';
}

/** A shop can't be older than the individual businesses of the 1990s. */
function established(kind: Kind, random: Random): string {
  const year = Math.max(YEARS[kind].draw(random), kind === 'firm' ? FIRST_YEAR : 1992);
  return `${year}-${twoDigits(random.whole(1, 12))}-${twoDigits(random.whole(1, 28))}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

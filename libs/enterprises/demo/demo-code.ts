import { organisationCheckCharacter, usccCheckCharacter } from '../standards/uscc.js';
import { Lottery, type Random } from './random.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Five characters of the alphabet; the factor shares no divisor with their number, so no two ordinals meet. */
const NEW_CODES = 31 ** 5;
const NEW_FACTOR = 7_654_321;
const OLD_CODES = 50_000_000;
const OLD_FACTOR = 16_777_213;
const OLD_FIRST = 13_000_000;

/** Where firms of the district were registered: one that has moved keeps its old code. */
const FIRM_DISTRICTS = new Lottery([
  ['310113', 86],
  ['310114', 3],
  ['310115', 3],
  ['310112', 2],
  ['310120', 2],
  ['310107', 1],
  ['310110', 1],
  ['320585', 0.6],
  ['330402', 0.4],
]);

/**
 * The unified social credit code of a demo enterprise, both check characters right, another for each ordinal.
 *
 * @param prefix registering department and body type, such as 91
 * @param established YYYY-MM-DD; codes given out since October 2015 have an organisation code with MA
 */
export function demoCode(ordinal: number, prefix: string, established: string, random: Random): string {
  const district = prefix === '91' ? FIRM_DISTRICTS.draw(random) : '310113';
  const first8 = established >= '2015-10-01' ? `MA1${newCode(ordinal)}` : oldCode(ordinal);
  const first17 = prefix + district + first8 + organisationCheckCharacter(first8);
  return first17 + usccCheckCharacter(first17);
}

function newCode(ordinal: number): string {
  let rest = spread(ordinal, NEW_FACTOR, NEW_CODES);
  let text = '';
  for (let i = 0; i < 5; i++) {
    text = ALPHABET.charAt(rest % 31) + text;
    rest = Math.floor(rest / 31);
  }
  return text;
}

function oldCode(ordinal: number): string {
  return String(OLD_FIRST + spread(ordinal, OLD_FACTOR, OLD_CODES));
}

/** Ordinals times the factor stay below 2^53 for 500 million enterprises. */
function spread(ordinal: number, factor: number, size: number): number {
  return (ordinal * factor) % size;
}

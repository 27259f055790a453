import { tenth } from './amount.js';
import type { Size } from './demo-books.js';
import type { Profile } from './demo-profile.js';
import type { Research } from './demo-research.js';
import { Lottery, type Random } from './random.js';

/** Titles that follow research; the stricter one asks for more. */
const TITLES = new Lottery([
  ['none', 58],
  ['technology', 25],
  ['innovative', 10.5],
  ['sme', 5.3],
  ['giant', 1.2],
]);
const KINDS = new Lottery([
  ['renewed', 55],
  ['first', 40],
  ['movedIn', 5],
]);
/** The day from which the demo looks at certificates. */
const NOW = '2026-11';

/** Certificates and titles, and the figures that an enterprise with a title has to report. */
export function drawTitles(profile: Profile, size: Size, research: Research, random: Random) {
  const { rdExpense, ipClass1, ipClass2 } = research;
  const qualified = rdExpense * 100 >= size.revenue * 3 && rdExpense > 0 && ipClass1 + ipClass2 > 0;
  const highTechUntil = qualified && random.chance(0.45) ? certificateEnd(random) : undefined;
  const qualification = qualified ? TITLES.draw(random) : 'none';
  const valid = highTechUntil !== undefined && highTechUntil >= NOW;
  return {
    highTech: highTechUntil !== undefined,
    highTechUntil,
    highTechKind: valid ? KINDS.draw(random) : 'none',
    ...drawTitle(qualification, size, random),
    ...drawNiche(profile, qualification !== 'none', random),
  };
}

function drawTitle(qualification: string, { staff }: Size, random: Random) {
  const giant = qualification === 'giant';
  const techSmeUntil = qualification === 'none' || staff > 500 ? undefined : techSmeEnd(random);
  const smeUntil = giant || qualification === 'sme' ? certificateEnd(random) : undefined;
  const giantUntil = giant ? certificateEnd(random) : undefined;
  return {
    qualification,
    titleKind: titleKindOf(giantUntil ?? smeUntil),
    techSmeUntil,
    smeUntil,
    giantUntil,
    giantFunded: giant && random.chance(0.3),
  };
}

/** Every other year is one of many reviews; drawn without a lot, so that all else of the district stays as it is. */
function titleKindOf(until: string | undefined): string {
  if (until === undefined) return 'none';
  return Number(until.slice(0, 4)) % 2 === 0 ? 'first' : 'reviewed';
}

/** Certificates hold three years and are given out in the last months of a year; some have run out. */
function certificateEnd(random: Random): string {
  return `${random.whole(2025, 2028)}-${random.whole(10, 12)}-${random.whole(10, 28)}`;
}

/** A number of the register holds until the end of the next year. */
function techSmeEnd(random: Random): string {
  return `${random.whole(2025, 2026)}-12-31`;
}

const NOT_ASKED = {
  nicheYears: undefined,
  mainBusinessShare: undefined,
  marketShare: undefined,
  domesticTopThree: undefined,
  mainProduct: undefined,
};

/** Only those who apply for a title are asked. */
function drawNiche({ established, trade }: Profile, asked: boolean, random: Random) {
  if (!asked) return NOT_ASKED;
  const marketShare = tenth(40 * random.next() ** 4);
  return {
    nicheYears: random.whole(0, 2026 - Number(established.slice(0, 4))),
    mainBusinessShare: tenth(random.between(60, 100)),
    marketShare,
    domesticTopThree: marketShare > 10 && random.chance(0.5),
    mainProduct: trade.words[0],
  };
}

import type { Facts } from '#matching';
import { demoCode } from './demo-code.js';
import { drawFacts } from './demo-facts.js';
import { cooperativeName, firmName, shopName } from './demo-name.js';
import { drawProfile, type Kind, type Profile } from './demo-profile.js';
import { NameBook } from './name-book.js';
import { Random } from './random.js';

/** An enterprise as the registry stores it; the order in which they are made is the order of their ordinals. */
export interface DemoEnterprise {
  readonly uscc: string;
  readonly name: string;
  readonly status: 'active' | 'deregistered';
  /** Stored facts, those with columns of their own (town, industry …) included; undefined where a feed has none. */
  readonly facts: Facts;
}

const PREFIXES: Readonly<Record<Kind, string>> = { firm: '91', shop: '92', cooperative: '93' };
const DEREGISTERED_SHARE = 0.02;

/** How often the feed of each fact has no value: feeds cover the district unevenly. */
const GAPS: readonly (readonly [key: string, rate: number])[] = Object.entries({
  staff: 0.15,
  revenue: 0.2,
  'revenue@-1': 0.12,
  'revenue@-2': 0.12,
  assets: 0.22,
  liabilities: 0.3,
  taxableIncome: 0.24,
  rdExpense: 0.28,
  'rdExpense@-1': 0.15,
  'rdExpense@-2': 0.15,
  rdStaff: 0.36,
  insuredStaff: 0.18,
  insuranceMonths: 0.2,
  layoffRate: 0.26,
  paidInsurance: 0.21,
  smallScaleTaxpayer: 0.1,
  restrictedIndustry: 0.12,
  taxDistrict: 0.1,
  taxCredit: 0.25,
  ipClass1: 0.3,
  ipClass2: 0.32,
  highTech: 0.1,
  highTechUntil: 0.1,
  qualification: 0.12,
  listed: 0.14,
  dishonest: 0.1,
});

/**
 * The demo district: made-up enterprises with realistic codes, names, sizes and gaps. The same for the same seed,
 * and the first ones are the same whatever the count. Codes are unique; names too, up to many millions.
 */
export function* demoEnterprises(count: number, seed = 310113): Generator<DemoEnterprise> {
  const random = new Random(seed);
  const names = new NameBook();
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const profile = drawProfile(random);
    yield {
      uscc: demoCode(ordinal, PREFIXES[profile.kind], profile.established, random),
      name: names.firstNew(() => nameOf(profile, random)),
      status: random.chance(DEREGISTERED_SHARE) ? 'deregistered' : 'active',
      facts: factsOf(profile, random),
    };
  }
}

function nameOf({ kind, trade, townName, registrationType }: Profile, random: Random): string {
  if (kind === 'shop') return shopName(trade, townName, random);
  return kind === 'firm' ? firmName(trade, registrationType, random) : cooperativeName(trade, random);
}

function factsOf(profile: Profile, random: Random): Facts {
  const facts = drawFacts(profile, random);
  for (const [key, rate] of GAPS) if (random.chance(rate)) facts[key] = undefined;
  return facts;
}

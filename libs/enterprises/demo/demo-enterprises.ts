import type { Facts } from '#matching';
import { demoCode } from './demo-code.js';
import { drawFacts } from './demo-facts.js';
import { GAPS } from './demo-gaps.js';
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
  // Whoever does not know the title does not know how it was given. No lot: see titleKindOf.
  if (facts['qualification'] === undefined) facts['titleKind'] = undefined;
  return facts;
}

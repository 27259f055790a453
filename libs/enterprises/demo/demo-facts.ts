import type { FactValue } from '#matching';
import { drawBooks, drawSize } from './demo-books.js';
import { drawInsurance } from './demo-insurance.js';
import { drawPort } from './demo-port.js';
import { drawPremises } from './demo-premises.js';
import type { Profile } from './demo-profile.js';
import { drawProjects } from './demo-projects.js';
import { drawResearch } from './demo-research.js';
import { drawStanding } from './demo-standing.js';
import { drawTitles } from './demo-titles.js';
import type { Random } from './random.js';

/** Stored facts by key. All objects have the same keys in the same order, or a district would take ten times as long. */
export type DemoFacts = Record<string, FactValue | undefined>;

/** All stored facts of a demo enterprise as they are, before gaps are torn into them. Money in 万元. */
export function drawFacts(profile: Profile, random: Random): DemoFacts {
  const size = drawSize(profile, random);
  const research = drawResearch(profile, size, random);
  return {
    town: profile.town,
    industry: profile.trade.industry,
    registeredDistrict: 'baoshan',
    registrationType: profile.registrationType,
    established: profile.established,
    ...drawBooks(profile, size, random),
    ...research,
    ...drawTitles(profile, size, research, random),
    ...drawProjects(profile, size, research, random),
    ...drawInsurance(profile, size, random),
    ...drawStanding(profile, size, random),
    ...drawPremises(profile, size, random),
    ...drawPort(profile, random),
  };
}

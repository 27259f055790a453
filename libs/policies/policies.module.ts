import { Module } from '@nestjs/common';
import { EnterprisesModule, PersonalHoldings } from '#enterprises';
import { CatalogueReview } from './catalogue-review.js';
import { CatalogueSync } from './catalogue-sync.js';
import { PolicyDocuments } from './documents/policy-documents.js';
import { DraftPublication } from './drafts/draft-publication.js';
import { DraftReview } from './drafts/draft-review.js';
import { DraftSteps } from './drafts/draft-steps.js';
import { PolicyDrafts } from './drafts/policy-drafts.js';
import { RuleTrial } from './drafts/rule-trial.js';
import { CheckupAdvisor } from './checkups/checkup-advisor.js';
import { Checkups } from './checkups/checkups.js';
import { KeptReports } from './checkups/kept-reports.js';
import { Matches } from './match/matches.js';
import { Policies } from './policies.js';
import { policyHoldings } from './policy-holdings.js';
import { PolicyFiles } from './policy-files.js';
import { PolicyReach } from './policy-reach.js';
import { PolicyRepeals } from './policy-repeals.js';
import { PolicyVersions } from './policy-versions.js';

const services = [
  CatalogueReview,
  CatalogueSync,
  CheckupAdvisor,
  Checkups,
  KeptReports,
  DraftSteps,
  Matches,
  Policies,
  PolicyDocuments,
  PolicyDrafts,
  PolicyReach,
  PolicyRepeals,
  PolicyVersions,
  RuleTrial,
];

@Module({
  imports: [EnterprisesModule],
  providers: [...services, DraftPublication, DraftReview, PolicyFiles],
  exports: services,
})
export class PoliciesModule {
  constructor(holdings: PersonalHoldings) {
    holdings.register(policyHoldings);
  }
}

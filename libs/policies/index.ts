export { CatalogueReview } from './catalogue-review.js';
export { CatalogueSync } from './catalogue-sync.js';
export { type PolicyDocument, PolicyDocuments } from './documents/policy-documents.js';
export { reviewBenefit } from './drafts/benefit-review.js';
export { disclosures, type DraftContent, draftContent, policyProfile } from './drafts/draft-content.js';
export { type DraftStep, DraftSteps } from './drafts/draft-steps.js';
export { type DraftAction, draftAllows, type PolicyDraft } from './drafts/policy-draft.js';
export { PolicyDrafts } from './drafts/policy-drafts.js';
export { RuleTrial } from './drafts/rule-trial.js';
export { CheckupAdvisor } from './checkups/checkup-advisor.js';
export type { CheckupAdvice, CheckupItem, CheckupReport, ItemAdvice } from './checkups/checkup-report.js';
export { Checkups, countsInSum } from './checkups/checkups.js';
export type { FactDifference, ItemDifference, KeptHead, KeptReport } from './checkups/kept-report.js';
export { KeptReports, type Rerun } from './checkups/kept-reports.js';
export {
  type AmountSpan,
  amountSpans,
  type DeadlineSpan,
  deadlineSpans,
  type MatchEntry,
} from './match/match-entry.js';
export type { FacetChoice } from './match/match-filter.js';
export { matchOrders } from './match/match-order.js';
export { Matches, type MatchPage } from './match/matches.js';
export { CheckupReports1764000000010 } from './migrations/1764000000010-checkup-reports.js';
export { ClauseMarks1764000000024 } from './migrations/1764000000024-clause-marks.js';
export { Policies1764000000003 } from './migrations/1764000000003-policies.js';
export { PolicyDrafts1764000000015 } from './migrations/1764000000015-policy-drafts.js';
export { PolicyThemes1764000000022 } from './migrations/1764000000022-policy-themes.js';
export { PoliciesModule } from './policies.module.js';
export { Policies } from './policies.js';
export { type DistrictReach, type ItemReach, partsOf, PolicyReach, type ReachPart } from './policy-reach.js';
export { PolicyRepeals } from './policy-repeals.js';
export { type PolicyVersion, PolicyVersions } from './policy-versions.js';
export type { Benefit, Policy, PolicyItem, Round } from './policy.js';
export { readPolicyFile, type PolicyFile } from './policy-file.js';
export { readPolicyFolder } from './policy-folder.js';
export { describeValidity, isInForce, isOpen } from './validity.js';

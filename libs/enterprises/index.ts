export { CatalogueFileError, readCatalogueFile } from './catalogue-file.js';
export type { Correction, CorrectionState } from './corrections/correction.js';
export { CorrectionList } from './corrections/correction-list.js';
export { type CorrectionRequest, Corrections } from './corrections/corrections.js';
export { type DeclaredFact, DeclaredFacts } from './declared/declared-facts.js';
export { type DemoEnterprise, demoEnterprises } from './demo/demo-enterprises.js';
export { type DictionaryChange, type DictionaryName, dictionaryNames } from './dictionaries/dictionary.js';
export { DictionaryVersions, type DictionaryVersion } from './dictionaries/dictionary-versions.js';
export { EnterprisesModule } from './enterprises.module.js';
export { formatCell } from './facts/fact-cell.js';
export type { FactCatalogue } from './facts/fact-catalogue.js';
export type { Fact } from './facts/fact.js';
export { mayView } from './facts/fact-rights.js';
export { type FactPortrait, FactPortraits } from './facts/fact-portraits.js';
export { factsUsed } from './facts/facts-used.js';
export { deriveFacts } from './facts/fact-derivation.js';
export { factWorld } from './facts/fact-world.js';
export { completeFacts } from './facts/facts-completion.js';
export { type FeedFreshness, FeedFreshnesses, type FeedImport } from './feeds/feed-freshness.js';
export { type EmptyCells, ImportBatch } from './imports/import-batch.js';
export { ImportBatches, type ImportRejection } from './imports/import-batches.js';
export { Importer, type OnProgress } from './imports/importer.js';
export type { StagedRow } from './imports/staged-row.js';
export {
  importFileJob,
  Imports,
  type ReceivedUpload,
  refreshTagsJob,
  type StoreUpload,
} from './imports/imports.js';
export { RejectedRows } from './imports/rejected-rows.js';
export { Claims } from './members/claims.js';
export { Invitations, type Invited } from './members/invitations.js';
export { type MemberRole, memberRoles } from './members/member.js';
export { Members } from './members/members.js';
export { Enterprises1764000000002 } from './migrations/1764000000002-enterprises.js';
export { Members1764000000007 } from './migrations/1764000000007-members.js';
export { FactSources1764000000011 } from './migrations/1764000000011-fact-sources.js';
export { TagAssertions1764000000017 } from './migrations/1764000000017-tag-assertions.js';
export { Corrections1764000000018 } from './migrations/1764000000018-corrections.js';
export { Expiry1764000000032 } from './migrations/1764000000032-expiry.js';
export { TagHistory1764000000033 } from './migrations/1764000000033-tag-history.js';
export { DeclaredFacts1764000000019 } from './migrations/1764000000019-declared-facts.js';
export { PrivacyNotices1764000000030 } from './migrations/1764000000030-privacy-notices.js';
export { PrivacyRequests1764000000029 } from './migrations/1764000000029-privacy-requests.js';
export { PushRefusals1764000000031 } from './migrations/1764000000031-push-refusals.js';
export {
  type Partition,
  type PartitionGroup,
  type PartitionKey,
  partitionKeys,
  partitionsOf,
  splitOf,
} from './population/partitions.js';
export { PopulationWatch } from './population/population-watch.js';
export { Populations } from './population/populations.js';
export type { Snapshot } from './population/snapshot.js';
export { type Consent, Consents } from './privacy/consents.js';
export { ErasedCodes, erasedCode } from './privacy/erased-codes.js';
export { Erasures } from './privacy/erasures.js';
export type { Holding } from './privacy/holding.js';
export { type ConsentPurpose, consentPurposes } from './privacy/notice-file.js';
export { type PersonalCopy, PersonalCopies, personalCopy } from './privacy/personal-copies.js';
export { PersonalHoldings } from './privacy/personal-holdings.js';
export { erasePersonalDataJob, producePersonalCopyJob } from './privacy/privacy-jobs.js';
export { type PrivacyNotice, PrivacyNotices } from './privacy/privacy-notices.js';
export {
  erasureGrounds,
  type PrivacyRequest,
  requestKinds,
  requestStates,
} from './privacy/privacy-request.js';
export { PrivacyRequestList } from './privacy/privacy-request-list.js';
export { PrivacyRequests } from './privacy/privacy-requests.js';
export { type RefusalDeed, Refusals } from './privacy/refusals.js';
export { areHolidaysKnown } from './privacy/working-days.js';
export { type EnterpriseRow, sourceOf } from './registry/enterprise-row.js';
export { type ChangedValue, EnterpriseHistory } from './registry/enterprise-history.js';
export { type EnterpriseFilter, enterpriseOrders, EnterpriseSearch } from './registry/enterprise-search.js';
export { Enterprises } from './registry/enterprises.js';
export {
  type ExpiredValue,
  type FactSource,
  type KnownEnterprise,
  KnownFacts,
} from './registry/known-facts.js';
export { type MemberEnterprise, Memberships } from './registry/memberships.js';
export { usableFacts } from './registry/usable-facts.js';
export { type ExportedEnterprise, RegistryExport } from './registry/registry-export.js';
export { type PlacedWarning, RuleReviews } from './rules/rule-reviews.js';
export { type TagAssertion, TagAssertions } from './tags/tag-assertions.js';
export { type GivenList, type TagChange, TagLists } from './tags/tag-lists.js';
export { type CodeCell, codeCells, codesInTable, hasCodeShape } from './tags/code-table.js';
export { checkUscc } from './standards/uscc.js';
export type { Tag } from './tags/tag.js';
export { isPerson } from './standards/uscc.js';
export { type Share, type TagPortrait, TagPortraits } from './tags/tag-portraits.js';
export { smallCountBound, tellableSteps, tellCount, type ToldCount } from './small-count.js';
export { TagHistory, type TagUse } from './tags/tag-history.js';
export { TagRegister } from './tags/tag-register.js';
export { loadVocabulary, Vocabulary } from './vocabulary.js';

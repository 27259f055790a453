import { Module } from '@nestjs/common';
import { Config } from '#platform';
import { CorrectedValues } from './corrections/corrected-values.js';
import { CorrectionList } from './corrections/correction-list.js';
import { Corrections } from './corrections/corrections.js';
import { DeclaredFacts } from './declared/declared-facts.js';
import { DictionaryVersions } from './dictionaries/dictionary-versions.js';
import { FeedFreshnesses } from './feeds/feed-freshness.js';
import { ImportBatches } from './imports/import-batches.js';
import { Importer } from './imports/importer.js';
import { Imports } from './imports/imports.js';
import { RejectedRows } from './imports/rejected-rows.js';
import { LiveVocabulary } from './live-vocabulary.js';
import { Claims } from './members/claims.js';
import { DemoProof, IdentityProof, NoProof } from './members/identity-proof.js';
import { Invitations } from './members/invitations.js';
import { Members } from './members/members.js';
import { Populations } from './population/populations.js';
import { SegmentBuilder } from './population/segment-builder.js';
import { SegmentStore } from './population/segment-store.js';
import { Consents } from './privacy/consents.js';
import { CopySections } from './privacy/copy-sections.js';
import { ErasedCodes } from './privacy/erased-codes.js';
import { Erasures } from './privacy/erasures.js';
import { PersonErasure } from './privacy/person-erasure.js';
import { PersonalCopies } from './privacy/personal-copies.js';
import { PersonalHoldings } from './privacy/personal-holdings.js';
import { PrivacyNotices } from './privacy/privacy-notices.js';
import { PrivacyRequestList } from './privacy/privacy-request-list.js';
import { PrivacyRequests } from './privacy/privacy-requests.js';
import { Refusals } from './privacy/refusals.js';
import { EnterpriseHistory } from './registry/enterprise-history.js';
import { EnterpriseSearch } from './registry/enterprise-search.js';
import { Enterprises } from './registry/enterprises.js';
import { KnownFacts } from './registry/known-facts.js';
import { Memberships } from './registry/memberships.js';
import { RegistryExport } from './registry/registry-export.js';
import { RuleReviews } from './rules/rule-reviews.js';
import { TagAssertions } from './tags/tag-assertions.js';
import { TagHistory } from './tags/tag-history.js';
import { TagLists } from './tags/tag-lists.js';
import { FactPortraits } from './facts/fact-portraits.js';
import { TagPortraits } from './tags/tag-portraits.js';
import { TagRegister } from './tags/tag-register.js';
import { TagStore } from './tags/tag-store.js';
import { Vocabulary } from './vocabulary.js';

const vocabulary = [
  {
    provide: LiveVocabulary,
    inject: [Config],
    useFactory: ({ configDirectory }: Config) => LiveVocabulary.open(configDirectory),
  },
  { provide: Vocabulary, useExisting: LiveVocabulary },
];
/** An operator's own proof takes the place of `NoProof`; the stand-in is for the demo alone. */
const identityProof = {
  provide: IdentityProof,
  inject: [Config],
  useFactory: ({ demo, environment }: Config) =>
    demo && environment !== 'production' ? new DemoProof() : new NoProof(),
};
const services = [
  Claims,
  Consents,
  FeedFreshnesses,
  CorrectionList,
  Corrections,
  DeclaredFacts,
  DictionaryVersions,
  ErasedCodes,
  Erasures,
  EnterpriseHistory,
  EnterpriseSearch,
  Enterprises,
  KnownFacts,
  Memberships,
  ImportBatches,
  Importer,
  Imports,
  Invitations,
  Members,
  PersonalCopies,
  PersonalHoldings,
  Populations,
  PrivacyNotices,
  PrivacyRequestList,
  PrivacyRequests,
  Refusals,
  RegistryExport,
  RejectedRows,
  RuleReviews,
  TagAssertions,
  TagHistory,
  TagLists,
  TagPortraits,
  FactPortraits,
  TagRegister,
];

@Module({
  providers: [
    ...vocabulary,
    identityProof,
    CorrectedValues,
    CopySections,
    PersonErasure,
    SegmentBuilder,
    SegmentStore,
    TagStore,
    ...services,
  ],
  exports: [Vocabulary, ...services],
})
export class EnterprisesModule {}

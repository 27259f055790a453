export { CatalogueFileError, readCatalogueFile } from './catalogue-file.js';
export { type DemoEnterprise, demoEnterprises } from './demo/demo-enterprises.js';
export { EnterprisesModule } from './enterprises.module.js';
export { formatCell } from './facts/fact-cell.js';
export type { FactCatalogue } from './facts/fact-catalogue.js';
export type { Fact } from './facts/fact.js';
export { mayView } from './facts/fact-rights.js';
export { completeFacts } from './facts/facts-completion.js';
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
export { Enterprises1764000000002 } from './migrations/1764000000002-enterprises.js';
export { TagHistory1764000000011 } from './migrations/1764000000011-tag-history.js';
export { TagAssertions1764000000017 } from './migrations/1764000000017-tag-assertions.js';
export { Populations } from './population/populations.js';
export type { Snapshot } from './population/snapshot.js';
export { type EnterpriseRow, storedFacts } from './registry/enterprise-row.js';
export { Enterprises } from './registry/enterprises.js';
export { type MemberEnterprise, Memberships } from './registry/memberships.js';
export { type ExportedEnterprise, RegistryExport } from './registry/registry-export.js';
export { type TagAssertion, TagAssertions } from './tags/tag-assertions.js';
export { type GivenList, type TagChange, TagLists } from './tags/tag-lists.js';
export type { Tag } from './tags/tag.js';
export { TagRegister } from './tags/tag-register.js';
export { loadVocabulary, Vocabulary } from './vocabulary.js';

import { Module } from '@nestjs/common';
import { Config } from '#platform';
import { ImportBatches } from './imports/import-batches.js';
import { Importer } from './imports/importer.js';
import { Imports } from './imports/imports.js';
import { Populations } from './population/populations.js';
import { SegmentBuilder } from './population/segment-builder.js';
import { SegmentStore } from './population/segment-store.js';
import { Enterprises } from './registry/enterprises.js';
import { Memberships } from './registry/memberships.js';
import { RegistryExport } from './registry/registry-export.js';
import { TagAssertions } from './tags/tag-assertions.js';
import { TagLists } from './tags/tag-lists.js';
import { TagRegister } from './tags/tag-register.js';
import { loadVocabulary, Vocabulary } from './vocabulary.js';

const vocabulary = {
  provide: Vocabulary,
  inject: [Config],
  useFactory: ({ configDirectory }: Config) => loadVocabulary(configDirectory),
};
const services = [
  Enterprises,
  Memberships,
  ImportBatches,
  Importer,
  Imports,
  Populations,
  RegistryExport,
  TagAssertions,
  TagLists,
  TagRegister,
];

@Module({
  providers: [vocabulary, SegmentBuilder, SegmentStore, ...services],
  exports: [Vocabulary, ...services],
})
export class EnterprisesModule {}

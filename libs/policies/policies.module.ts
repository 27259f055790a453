import { Module } from '@nestjs/common';
import { EnterprisesModule } from '#enterprises';
import { CatalogueSync } from './catalogue-sync.js';
import { Checkups } from './checkups.js';
import { Policies } from './policies.js';

@Module({
  imports: [EnterprisesModule],
  providers: [Policies, Checkups, CatalogueSync],
  exports: [Policies, Checkups, CatalogueSync],
})
export class PoliciesModule {}

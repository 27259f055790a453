import { Module } from '@nestjs/common';
import { EnterprisesModule } from '#enterprises';
import { CatalogueReview } from './catalogue-review.js';
import { CatalogueSync } from './catalogue-sync.js';
import { Checkups } from './checkups.js';
import { Policies } from './policies.js';
import { PolicyReach } from './policy-reach.js';

@Module({
  imports: [EnterprisesModule],
  providers: [Policies, PolicyReach, Checkups, CatalogueReview, CatalogueSync],
  exports: [Policies, PolicyReach, Checkups, CatalogueReview, CatalogueSync],
})
export class PoliciesModule {}

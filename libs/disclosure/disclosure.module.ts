import { Module } from '@nestjs/common';
import { EnterprisesModule } from '#enterprises';
import { Metrics } from './metrics.js';
import { TagMetrics } from './tag-metrics.js';

@Module({ imports: [EnterprisesModule], providers: [Metrics, TagMetrics], exports: [Metrics, TagMetrics] })
export class DisclosureModule {}

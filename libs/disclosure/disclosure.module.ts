import { Module } from '@nestjs/common';
import { EnterprisesModule } from '#enterprises';
import { Metrics } from './metrics.js';

@Module({ imports: [EnterprisesModule], providers: [Metrics], exports: [Metrics] })
export class DisclosureModule {}

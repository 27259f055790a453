import { type DynamicModule, Module } from '@nestjs/common';
import { DisclosureModule } from '#disclosure';
import { EnterprisesModule, ImportBatch } from '#enterprises';
import { type Config, PlatformModule } from '#platform';
import { PoliciesModule } from '#policies';
import { Notice, Push, PushModule } from '#push';
import { DemoDistrict } from './demo/demo-district.js';
import { DemoMembers } from './demo/demo-members.js';
import { DemoRegistry } from './demo/demo-registry.js';

@Module({})
export class CliModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.forRoot(config, [ImportBatch, Notice, Push]),
        EnterprisesModule,
        PoliciesModule,
        PushModule,
        DisclosureModule,
      ],
      providers: [DemoDistrict, DemoMembers, DemoRegistry],
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Enterprises, TagRegister } from '#enterprises';
import { Database } from '#platform';
import { CatalogueSync } from '#policies';
import { DemoMembers } from './demo-members.js';
import { DemoRegistry, type Tell } from './demo-registry.js';

/** Fills an empty database with the generated district and its people. */
@Injectable()
export class DemoDistrict {
  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly sync: CatalogueSync,
    private readonly registry: DemoRegistry,
    private readonly members: DemoMembers,
    private readonly tags: TagRegister,
  ) {}

  /**
   * Loads everything in one transaction; where there are enterprises already, nothing. Either way the people can
   * sign in at the present provider afterwards.
   * @returns how many enterprises were loaded
   */
  async load(count: number, tell: Tell): Promise<number> {
    this.members.refuseInProduction();
    const loaded = await this.database.transaction(() => this.loadOnce(count, tell));
    await this.members.bindAccounts();
    if (loaded === 0) return 0;
    tell('正在建立指标列和标签');
    await this.tags.refresh();
    return loaded;
  }

  private async loadOnce(count: number, tell: Tell): Promise<number> {
    await this.database.lock('import');
    if ((await this.enterprises.count()) > 0) return 0;
    await this.sync.run();
    const loaded = await this.registry.load(count, tell);
    await this.members.add(count);
    return loaded;
  }
}

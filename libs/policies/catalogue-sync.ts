import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CatalogueFileError, DictionaryVersions, Vocabulary } from '#enterprises';
import { Clock, Config, Database, Departments, StartFault } from '#platform';
import { readPolicyFolder } from './policy-folder.js';
import { Policies } from './policies.js';

/** Brings what operators keep in files, departments and policies, into the database. */
@Injectable()
export class CatalogueSync {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly policies: Policies,
    private readonly dictionaries: DictionaryVersions,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /**
   * All files or, when one is faulty, none.
   * @returns codes of the policies that got a new version
   * @throws StartFault with file, place and reason
   */
  async run(): Promise<string[]> {
    const { configDirectory } = this.config;
    try {
      const { departments } = this.vocabulary;
      const files = await readPolicyFolder(
        join(configDirectory, 'policies'),
        this.vocabulary,
        this.clock.today(),
      );
      const unknown = files.find((file) => !departments.some(({ code }) => code === file.department));
      if (unknown)
        throw new StartFault(
          `政策 ${unknown.code} 的部门“${unknown.department}”不在 departments.yaml 中，请先登记`,
        );
      return await this.database.transaction(async () => {
        await this.departments.synchronise(departments);
        await this.dictionaries.synchronise();
        return this.policies.synchronise(files);
      });
    } catch (error) {
      if (error instanceof CatalogueFileError) throw new StartFault(error.message, { cause: error });
      throw error;
    }
  }
}

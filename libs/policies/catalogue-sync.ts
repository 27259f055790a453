import { Injectable } from '@nestjs/common';
import { CatalogueFileError, DictionaryVersions, Vocabulary } from '#enterprises';
import { Database, Departments, StartFault } from '#platform';
import { PolicyFiles } from './policy-files.js';
import { Policies } from './policies.js';

/** Brings what operators keep in files, departments and policies, into the database. */
@Injectable()
export class CatalogueSync {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly files: PolicyFiles,
    private readonly policies: Policies,
    private readonly dictionaries: DictionaryVersions,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * All files or, when one is faulty, none.
   * @returns codes of the policies that got a new version
   * @throws StartFault with file, place and reason
   */
  async run(): Promise<string[]> {
    try {
      const { departments } = this.vocabulary;
      const files = await this.files.read();
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

import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Vocabulary } from '#enterprises';
import { Clock, Config } from '#platform';
import type { PolicyFile } from './policy-file.js';
import { readPolicyFolder } from './policy-folder.js';

/** The policies that operators keep in files, as they are on disk now. */
@Injectable()
export class PolicyFiles {
  constructor(
    private readonly config: Config,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** All of them, in order of file name. @throws CatalogueFileError of the first faulty file */
  read(): Promise<PolicyFile[]> {
    const folder = join(this.config.configDirectory, 'policies');
    return readPolicyFolder(folder, this.vocabulary, this.clock.today());
  }
}

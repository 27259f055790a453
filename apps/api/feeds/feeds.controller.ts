import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { FeedFreshnesses } from '#enterprises';
import { Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { feeds } from './feed.schema.js';

/** The sources of the registry's facts: how fresh, how complete. */
@ApiTags('导入')
@Controller('api/feeds')
export class FeedsController {
  constructor(private readonly freshnesses: FeedFreshnesses) {}

  @Get()
  @Permit('imports:read')
  @Answers(feeds)
  async list(): Promise<z.output<typeof feeds>> {
    return (await this.freshnesses.list()).map(
      ({ feed: about, departmentName, imports, coverage, ...rest }) => ({
        name: about.name,
        department: departmentName,
        cadence: about.cadence,
        origin: about.origin,
        legalBasis: about.legalBasis,
        sharing: about.sharing,
        description: about.description,
        ...rest,
        imports: imports.map((each) => ({ ...each, at: each.at.toISOString() })),
        coverage: [...coverage],
      }),
    );
  }
}

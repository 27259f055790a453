import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { count } from '#matching';
import { CodeLists, PushAudiences } from '#push';
import type { codeList } from './push.schema.js';

/** Tells what stands on a list, and how many of it could be reached now. */
@Injectable()
export class CodeListView {
  constructor(
    private readonly lists: CodeLists,
    private readonly audiences: PushAudiences,
  ) {}

  /** @param department undefined for every department. @throws Fault when it has no such list */
  async of(id: string, department: string | undefined): Promise<z.output<typeof codeList>> {
    const { name, report, createdAt } = await this.lists.get(id, department);
    const { audience } = await this.audiences.current({ rule: null, list: id });
    const { malformed, unknown, repeated, inactive } = report.aside;
    const shown = ({ count: n, first }: typeof malformed) => ({ count: n, first: [...first] });
    return {
      id,
      name,
      given: report.given,
      listed: report.listed,
      active: count(audience.eligible),
      createdAt: createdAt.toISOString(),
      aside: {
        malformed: shown(malformed),
        unknown: shown(unknown),
        repeated: shown(repeated),
        inactive: shown(inactive),
      },
    };
  }
}

import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { EnterpriseSearch } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { EnterpriseExport } from './enterprise-export.js';
import { EnterpriseView } from './enterprise-view.js';
import { enterpriseExportQuery, enterprisePage, enterpriseQuery } from './enterprise.schema.js';

/** The list of enterprises, narrowed and sorted, and as a file. */
@ApiTags('企业')
@Controller('api/enterprises')
export class EnterpriseListController {
  constructor(
    private readonly enterprises: EnterpriseSearch,
    private readonly view: EnterpriseView,
    private readonly files: EnterpriseExport,
  ) {}

  @Get()
  @Permit('enterprises:read')
  @Audited('enterprises.list', { subject: 'enterprises' })
  @Answers(enterprisePage)
  async list(
    @Query({ schema: enterpriseQuery }) query: z.output<typeof enterpriseQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof enterprisePage>> {
    this.files.refuseHidden(query, actor);
    const { items, total } = await this.enterprises.page(query);
    return { items: items.map((row) => this.view.row(row)), total };
  }

  /** The facts that the person may see, with a line that says who took them and what for. */
  @Get('export.csv')
  @Permit('enterprises:read')
  @ExportsNames()
  @Audited('enterprises.export', { subject: 'enterprises', file: true })
  @ApiProduces('text/csv')
  export(
    @Query({ schema: enterpriseExportQuery }) filter: z.output<typeof enterpriseExportQuery>,
    @CurrentActor() actor: Actor,
  ): StreamableFile {
    this.files.refuseHidden(filter, actor);
    return csvDocument('企业名单.csv', this.files.rows(filter, actor));
  }
}

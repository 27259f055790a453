import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { codeCells } from '#enterprises';
import type { Actor } from '#platform';
import { CodeLists } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { withUploadedTable } from '../tags/code-file.js';
import { CodeListView } from './code-list-view.js';
import { codeList } from './push.schema.js';

type Shown = z.output<typeof codeList>;

/** Lists of enterprises by their codes, to whom pushes are addressed. */
@ApiTags('推送')
@Controller('api/code-lists')
export class CodeListsController {
  constructor(
    private readonly lists: CodeLists,
    private readonly view: CodeListView,
  ) {}

  /**
   * Takes a TXT, CSV or XLSX file, up to 300,000 lines. What is unknown, malformed, repeated or no longer in business
   * is told with its row; the list holds the rest.
   */
  @Post()
  @Permit('pushes:write')
  @Audited('pushes.giveList', { subject: 'codeList' })
  @Answers(codeList, 201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  async give(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<Shown> {
    const list = await withUploadedTable(request, (path, name) =>
      this.lists.store(name, codeCells(path, name), actor),
    );
    return this.view.of(list.id, actor.departmentScope);
  }

  @Get(':id')
  @Permit('pushes:read')
  @Answers(codeList)
  get(@Param('id', { schema: z.uuid() }) list: string, @CurrentActor() actor: Actor): Promise<Shown> {
    return this.view.of(list, actor.departmentScope);
  }
}

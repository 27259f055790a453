import { Body, Controller, Get, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#platform';
import { PolicyDocuments } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { documentUpload } from './document-upload.js';
import { documentFile, documentTypes, policyDocument, shownDocument } from './document-view.js';

const id = z.uuid();
const body = z.string().max(1_000_000, '最多 100 万字');
const pasted = z.strictObject({ name: z.string().trim().min(1).max(200), body });
const replaced = z.strictObject({ body });
type Shown = z.output<typeof policyDocument>;

/** The documents of policies with their text beside them. */
@ApiTags('政策草稿')
@Controller('api/policy-documents')
export class PolicyDocumentsController {
  constructor(private readonly documents: PolicyDocuments) {}

  /** PDF or DOCX up to 20 MB. A file without readable text is kept, with a remark on what to do. */
  @Post()
  @Permit('policies:write')
  @Answers(policyDocument, 201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  async upload(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<Shown> {
    const { name, content } = await documentUpload(request);
    return shownDocument(await this.documents.store(name, content, actor));
  }

  /** A text without a file. */
  @Post('text')
  @Permit('policies:write')
  @Creates()
  @Answers(policyDocument, 201)
  async paste(
    @Body({ schema: pasted }) { name, body: text }: z.output<typeof pasted>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    return shownDocument(await this.documents.paste(name, text, actor));
  }

  /** The same file with a text pasted by hand: a document of its own, since approved ones don't change. */
  @Post(':id/text')
  @Permit('policies:write')
  @Creates()
  @Answers(policyDocument, 201)
  async replace(
    @Param('id', { schema: id }) document: string,
    @Body({ schema: replaced }) { body: text }: z.output<typeof replaced>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    return shownDocument(await this.documents.withText(document, text, actor));
  }

  @Get(':id')
  @Permit('policies:read')
  @Answers(policyDocument)
  async get(@Param('id', { schema: id }) document: string, @CurrentActor() actor: Actor): Promise<Shown> {
    return shownDocument(await this.documents.get(document, actor.departmentScope));
  }

  @Get(':id/file')
  @Permit('policies:read')
  @ApiProduces(...documentTypes)
  async file(
    @Param('id', { schema: id }) document: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const found = await this.documents.get(document, actor.departmentScope);
    return documentFile(found, this.documents.content(found));
  }
}

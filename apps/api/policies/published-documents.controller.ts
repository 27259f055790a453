import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, notFound } from '#platform';
import { Policies, type Policy, type PolicyDocument, PolicyDocuments } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { documentFile, documentTypes, policyDocument, shownDocument } from './document-view.js';

const position = z.coerce.number().int().min(0).max(100);

/** The document that a policy was approved with, in which its clauses are marked. */
@ApiTags('政策')
@Controller('api/policies/:code')
export class PublishedDocumentsController {
  constructor(
    private readonly policies: Policies,
    private readonly documents: PolicyDocuments,
  ) {}

  @Get('document')
  @Permit('policies:read')
  @Answers(policyDocument)
  async get(
    @Param('code') code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof policyDocument>> {
    return shownDocument(await this.published(code, actor));
  }

  @Get('document/file')
  @Permit('policies:read')
  @ApiProduces(...documentTypes)
  async file(@Param('code') code: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const document = await this.published(code, actor);
    return documentFile(document, this.documents.content(document));
  }

  @Get('attachments/:position/file')
  @Permit('policies:read')
  @ApiProduces(...documentTypes)
  async attachment(
    @Param('code') code: string,
    @Param('position', { schema: position }) index: number,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { profile, department } = await this.readable(code, actor);
    const attachment = profile.attachments?.[index];
    if (!attachment) throw notFound('这个附件');
    const document = await this.documents.get(attachment.document, department.code);
    return documentFile(document, this.documents.content(document));
  }

  private async published(code: string, actor: Actor): Promise<PolicyDocument> {
    const { document, department } = await this.readable(code, actor);
    if (document === null) throw notFound('这项政策的原文');
    return this.documents.get(document, department.code);
  }

  /** Enterprises read what is published unasked only (主动公开). */
  private async readable(code: string, actor: Actor): Promise<Policy> {
    const policy = await this.policies.get(code);
    const isHidden = actor.may('enterprise:self') && policy.profile.disclosure !== 'active';
    if (isHidden) throw notFound('这项政策的原文');
    return policy;
  }
}

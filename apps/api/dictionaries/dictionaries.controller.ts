import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { dictionaryNames, DictionaryVersions } from '#enterprises';
import { Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { DictionaryView } from './dictionary-view.js';

/** Which dictionary, and which of its versions: as addresses hold it. */
export const dictionaryName = z.enum(dictionaryNames);
export const versionNumber = z.coerce.number().int().min(1);
const version = z.object({
  dictionary: dictionaryName,
  number: z.number().int(),
  digest: z.string().describe('SHA-256'),
  words: z.number().int().describe('条目数'),
  inForceAt: z.string(),
});
const versions = z.array(version);
const changes = z.array(
  z.object({
    kind: z.enum(['added', 'removed', 'changed']),
    key: z.string(),
    label: z.string(),
    details: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
  }),
);

/** The versions of the dictionaries: which words were in force when, and what changed. */
@ApiTags('目录')
@Controller('api/dictionaries')
export class DictionariesController {
  constructor(
    private readonly dictionaries: DictionaryVersions,
    private readonly view: DictionaryView,
  ) {}

  @Get()
  @Permit('catalogue:read')
  @Answers(versions)
  async list(): Promise<z.output<typeof versions>> {
    const all = await this.dictionaries.list();
    return all.map(({ inForceAt, ...rest }) => ({ ...rest, inForceAt: inForceAt.toISOString() }));
  }

  @Get(':name/:number')
  @Permit('catalogue:read')
  @Answers(changes)
  async changes(
    @Param('name', { schema: dictionaryName }) dictionary: z.output<typeof dictionaryName>,
    @Param('number', { schema: versionNumber }) of: number,
  ): Promise<z.output<typeof changes>> {
    return this.view.changes(await this.dictionaries.changes(dictionary, of));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { count, describeRule, fieldGrammars } from '#matching';
import { Enterprises, factsUsed, Populations, type Tag, Vocabulary } from '#enterprises';
import { Departments } from '#platform';
import { anybody, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { catalogue, industries, industryQuery, industryTree } from './catalogue.schema.js';

const mostIndustries = 50;

/** Facts, tags, departments and industries that rules and pages speak of. */
@ApiTags('目录')
@Controller('api/catalogue')
export class CatalogueController {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly populations: Populations,
    private readonly departments: Departments,
    private readonly enterprises: Enterprises,
  ) {}

  @Get()
  @Permit(anybody)
  @Answers(catalogue)
  async get(): Promise<z.output<typeof catalogue>> {
    const { version, ordinals, population } = await this.populations.current();
    const generated = await this.enterprises.hasGenerated();
    return {
      facts: this.facts(new Map((await this.departments.list()).map(({ code, name }) => [code, name]))),
      tags: await this.tagList(),
      grammars: [...fieldGrammars],
      departments: await this.departments.list(),
      population: { version, enterprises: ordinals, active: count(population.active), generated },
    };
  }

  @Get('industries')
  @Permit(anybody)
  @Answers(industries)
  industries(
    @Query({ schema: industryQuery }) { query }: z.output<typeof industryQuery>,
  ): z.output<typeof industries> {
    return this.vocabulary.industries.search(query, mostIndustries);
  }

  /** The whole classification, for choosing from its tree. */
  @Get('industries/tree')
  @Permit(anybody)
  @Answers(industryTree)
  industryTree(): z.output<typeof industryTree> {
    return [...this.vocabulary.industries.entries];
  }

  private facts(departments: ReadonlyMap<string, string>): z.output<typeof catalogue>['facts'] {
    const nameOf = (code: string): string => departments.get(code) ?? code;
    const users = this.tagsByFact();
    return this.vocabulary.facts.facts.map(
      ({ key, label, type, unit, period, feed, derived, options, description, ...fact }) => ({
        key,
        label,
        type,
        unit,
        period,
        feed,
        derived: derived !== undefined,
        options: options?.map(({ value, label: text }) => ({ value, label: text })),
        description,
        feeds: [...fact.feeds],
        department: nameOf(fact.editedBy),
        seenBy: fact.seenBy === 'all' ? null : fact.seenBy.map(nameOf),
        legalBasis: fact.legalBasis,
        sharing: fact.sharing,
        staleAfterMonths: fact.staleAfterMonths ?? null,
        usedByTags: users.get(key) ?? [],
      }),
    );
  }

  /** The tags whose rules ask for a fact themselves or through another tag, by key. */
  private tagsByFact(): Map<string, { code: string; label: string }[]> {
    const users = new Map<string, { code: string; label: string }[]>();
    for (const { code, label, field } of this.vocabulary.tags.tags)
      for (const { key } of factsUsed({ field: field.key, operator: '=' }, this.vocabulary))
        users.set(key, [...(users.get(key) ?? []), { code, label }]);
    return users;
  }

  private ruleText(tag: Tag, departments: ReadonlyMap<string, string>): string {
    const { fields, industries: tree } = this.vocabulary;
    if (tag.kind === 'derived') return describeRule(tag.rule, fields, tree);
    return `由${tag.assertedBy.map((code) => departments.get(code) ?? code).join('、')}认定名单`;
  }

  private async tagList(): Promise<z.output<typeof catalogue>['tags']> {
    const departments = new Map((await this.departments.list()).map(({ code, name }) => [code, name]));
    return this.vocabulary.tags.tags.map((tag) => ({
      code: tag.code,
      label: tag.label,
      group: tag.group,
      description: tag.description,
      kind: tag.kind,
      rule: tag.kind === 'derived' ? tag.rule : null,
      ruleText: this.ruleText(tag, departments),
    }));
  }
}

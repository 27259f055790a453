import { Injectable } from '@nestjs/common';
import {
  deriveFacts,
  type EnterpriseFilter,
  type EnterpriseRow,
  EnterpriseSearch,
  type Fact,
  mayView,
  usableFacts,
  Vocabulary,
} from '#enterprises';
import { type Actor, Clock } from '#platform';
import { RuleRights } from '../audience/rule-rights.js';
import { Watermark } from '../http/watermark.js';
import { EnterpriseView } from './enterprise-view.js';
import { statusNames } from './status-names.js';

/** The list of enterprises as the rows of a file, with the facts that the person who takes it may see. */
@Injectable()
export class EnterpriseExport {
  constructor(
    private readonly search: EnterpriseSearch,
    private readonly vocabulary: Vocabulary,
    private readonly rights: RuleRights,
    private readonly view: EnterpriseView,
    private readonly watermark: Watermark,
    private readonly clock: Clock,
  ) {}

  /** @throws Fault when the list is narrowed by something the person may not see: the list would tell it */
  refuseHidden({ grade, tag }: EnterpriseFilter, actor: Actor): void {
    const asked = [
      ...(grade === undefined ? [] : ['sizeGrade']),
      ...(tag === undefined ? [] : [`tag:${tag}`]),
    ];
    const rules = asked.map((field) => ({ field, operator: 'notNull' as const }));
    this.rights.of(actor, ...rules).mustBeFull();
  }

  /** The watermark, the header, then a row per enterprise in order of registration. */
  async *rows(filter: EnterpriseFilter, actor: Actor): AsyncGenerator<string[]> {
    const facts = this.vocabulary.facts.facts.filter((fact) => mayView(actor, fact));
    yield this.watermark.row(actor);
    yield [
      '统一社会信用代码',
      '企业名称',
      '状态',
      ...facts.map(({ label, unit }) => (unit ? `${label}（${unit}）` : label)),
    ];
    for await (const row of this.search.each(filter)) yield this.cells(row, facts);
  }

  private cells(row: EnterpriseRow, facts: readonly Fact[]): string[] {
    const { uscc, name, status } = row;
    const { industries, facts: catalogue } = this.vocabulary;
    const today = this.clock.today();
    const known = deriveFacts(usableFacts(row, catalogue, today), { uscc, today, industries });
    return [
      uscc,
      name,
      statusNames[status],
      ...facts.map((fact) => this.view.text(fact, known[fact.key]) ?? ''),
    ];
  }
}

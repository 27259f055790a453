import { Injectable } from '@nestjs/common';
import type { RuleGroup } from '#matching';
import { type PlacedWarning, RuleReviews, Vocabulary } from '#enterprises';
import { PolicyFiles } from './policy-files.js';

/** Warnings about the rules in the operator's files: tags and policies. They keep nothing from being loaded. */
@Injectable()
export class CatalogueReview {
  constructor(
    private readonly files: PolicyFiles,
    private readonly vocabulary: Vocabulary,
    private readonly reviews: RuleReviews,
  ) {}

  /** What the files alone tell. @throws CatalogueFileError of a faulty file */
  async warnings(): Promise<PlacedWarning[]> {
    const rules = await this.policyRules();
    return [...this.reviews.tags(), ...rules.flatMap(({ place, rule }) => this.reviews.placed(place, rule))];
  }

  /** The same, and whom nobody meets at present. @throws CatalogueFileError of a faulty file */
  async withPopulation(): Promise<PlacedWarning[]> {
    const rules = [...this.tagRules(), ...(await this.policyRules())];
    const counted = await Promise.all(
      rules.map(async ({ place, rule }) =>
        (await this.reviews.counted(rule)).map((warning) => ({ place, ...warning })),
      ),
    );
    return [...(await this.warnings()), ...counted.flat()];
  }

  private tagRules(): { place: string; rule: RuleGroup }[] {
    return this.vocabulary.tags.tags.flatMap((tag) =>
      tag.kind === 'derived' ? [{ place: `标签 ${tag.code}`, rule: tag.rule }] : [],
    );
  }

  private async policyRules(): Promise<{ place: string; rule: RuleGroup }[]> {
    const files = await this.files.read();
    return files.flatMap(({ code, items }) =>
      items.map((item) => ({ place: `政策 ${code} 条目 ${item.code}`, rule: item.rule })),
    );
  }
}

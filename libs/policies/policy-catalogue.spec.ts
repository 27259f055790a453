import { describe, expect, it } from 'vitest';
import { boundaryCases, checkup, type Condition, isGroup, type RuleNode } from '#matching';
import { completeFacts, demoEnterprises, loadVocabulary } from '#enterprises';
import { failedCases } from './policy-case.js';
import { readPolicyFolder } from './policy-folder.js';
import type { PolicyFileItem } from './policy-file.js';

const today = '2026-11-25';
const vocabulary = await loadVocabulary('config');
const files = await readPolicyFolder('config/policies', vocabulary, today);
const items = files.flatMap((file) => file.items.map((item) => [file.code, item.code, item] as const));

function leaves(node: RuleNode): readonly Condition[] {
  return isGroup(node) ? node.rules.flatMap(leaves) : [node];
}

const context = { catalogue: vocabulary.fields, industries: vocabulary.industries, today };

/** Thresholds of stored numbers; those of derived ones are reached through what they are computed from. */
function thresholds(item: PolicyFileItem): readonly { field: string; at: number }[] {
  return boundaryCases(item.rule, context).flatMap(({ condition: { field, valueSource }, cases }) => {
    const fact = vocabulary.facts.byKey.get(field);
    if (fact?.type !== 'number' || fact.derived || valueSource === 'field') return [];
    const values = cases.flatMap(({ place, own }) => (place === 'at' ? [own[field]] : []));
    return values.filter((value) => typeof value === 'number').map((at) => ({ field, at }));
  });
}

describe('the policies of the district', () => {
  it('are the seventeen, each of a department that exists', () => {
    expect(files).toHaveLength(17);
    const departments = vocabulary.departments.map(({ code }) => code);
    expect(files.map(({ department }) => department).filter((code) => !departments.includes(code))).toEqual(
      [],
    );
  });

  it('quote the clause and name the source of every condition', () => {
    for (const [policy, code, item] of items)
      for (const { meta, field } of leaves(item.rule))
        expect([policy, code, field, Boolean(meta?.quote), Boolean(meta?.source)]).toEqual([
          policy,
          code,
          field,
          true,
          true,
        ]);
  });

  it.each(items)(
    '%s/%s: has a case on, below and above every threshold, and one with the figure missing',
    (_, __, item) => {
      for (const { field, at } of thresholds(item)) {
        const values = item.cases
          .map(({ facts }) => facts[field])
          .filter((value) => typeof value === 'number');
        const isMissing = item.cases.some(
          ({ facts, expect: verdict }) => !(field in facts) && verdict === 'undetermined',
        );
        const sides = [values.includes(at), values.some((value) => value > at), isMissing];
        expect([field, ...sides]).toEqual([field, true, true, true]);
        if (at > 0) expect([field, values.some((value) => value < at)]).toEqual([field, true]);
      }
    },
  );

  it.each(items)(
    '%s/%s: hangs on each of its conditions somewhere, and on no figure that is missing',
    (_, __, item) => {
      for (const { pointer, decides, cases } of boundaryCases(item.rule, context)) {
        expect([pointer, decides]).toEqual([pointer, true]);
        const missing = cases.find(({ place }) => place === 'missing');
        expect([pointer, missing?.verdict]).not.toEqual([pointer, 'eligible']);
      }
    },
  );

  it.each(items)('%s/%s: expects different verdicts of different enterprises', (_, __, item) => {
    expect(new Set(item.cases.map(({ expect: verdict }) => verdict)).size).toBeGreaterThan(1);
  });

  it('notice a rule that is off by a hair', () => {
    const item = items.find(([policy]) => policy === 'stable-employment-refund')?.[2];
    if (!item) throw new Error('no such policy');
    const text = JSON.stringify(item.rule);
    for (const wrong of [text.replaceAll('"value":30', '"value":29'), text.replaceAll('5.5', '5.4')])
      expect(failedCases(JSON.parse(wrong) as typeof item.rule, item.cases, vocabulary, today)).not.toEqual(
        [],
      );
  });
});

describe('the policy of the neighbouring district', () => {
  const policy = files.find(({ code }) => code === 'minhang-premises');

  it('fits nobody who is registered here only, whatever else is known of them', () => {
    const context = { today, industries: vocabulary.industries, catalogue: vocabulary.fields };
    for (const { uscc, facts } of demoEnterprises(1_000)) {
      const complete = completeFacts(facts, { uscc, today, vocabulary });
      for (const { rule } of policy?.items ?? [])
        expect(checkup(rule, complete, context).verdict).toBe('ineligible');
    }
    expect(policy?.items).toHaveLength(2);
  });
});

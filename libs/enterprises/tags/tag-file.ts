import { z } from 'zod';
import { checkRule, type Field, type IndustryTree, type RuleGroup } from '#matching';
import { readCatalogueFile, type CataloguePath } from '../catalogue-file.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { failedTagCases, tagCasesShape } from './tag-case.js';
import { fieldsNamed } from './tag-fields.js';
import type { Tag, TagCatalogue } from './tag.js';

const text = z.string().trim().min(1);

const shape = z.strictObject({
  tags: z.array(
    z
      .strictObject({
        code: z.string().regex(/^[a-z][a-z0-9-]*$/, '只能用小写英文字母、数字和连字符，以字母开头'),
        label: text,
        group: text,
        description: text,
        rule: z.record(z.string(), z.unknown()).optional(),
        cases: tagCasesShape.optional(),
        assertedBy: z.array(text).min(1).optional(),
      })
      .refine(({ rule, assertedBy }) => (rule === undefined) !== (assertedBy === undefined), {
        error: '标签应写规则 rule 或认定部门 assertedBy 之一',
      })
      .refine(({ rule, cases }) => (rule === undefined) === (cases === undefined), {
        path: ['cases'],
        error: '由规则推算的标签须写测试用例 cases（yes、no、unknown），部门认定的不写',
      }),
  ),
});

type Entry = z.infer<typeof shape>['tags'][number];

interface Fault {
  readonly path: CataloguePath;
  readonly reason: string;
}

/**
 * Reads `config/tags.yaml`.
 *
 * @param file the name that faults are reported under
 * @throws CatalogueFileError listing every fault of a rule with tag, line, path and reason in Chinese, codes that
 *   are used twice or need each other in a circle, and every case that comes out otherwise than the file says
 */
export function loadTags(
  yamlText: string,
  facts: FactCatalogue,
  industries: IndustryTree,
  file = 'config/tags.yaml',
): TagCatalogue {
  const { content, refuse } = readCatalogueFile(file, yamlText, shape);
  const fields = content.tags.map(fieldOf);
  const known = new Map([...facts.fields, ...fields].map((field) => [field.key, field]));
  const checks = content.tags.map(({ rule }) => rule && checkRule(rule, known, industries));
  const tags = content.tags.flatMap((entry, i) => tagOf(entry, fields[i], checks[i]?.rule));
  const broken = checks.flatMap((check, i) =>
    (check?.faults ?? []).map(({ pointer, message }) => ({
      path: ['tags', i, 'rule', ...steps(pointer)],
      reason: message,
    })),
  );
  const faults = [...repeats(content.tags), ...broken];
  if (faults.length > 0) throw refuse(faults);
  const { ordered, circle } = inOrder(tags);
  if (circle) throw refuse([circleFault(circle, content.tags)]);
  const catalogue = { tags: ordered, byCode: new Map(ordered.map((tag) => [tag.code, tag])), fields };
  const failed = content.tags.flatMap(({ code, cases }, i) =>
    failedTagCases(code, cases, { industries, fields: known, tags: catalogue }).map(({ path, reason }) => ({
      path: ['tags', i, 'cases', ...path],
      reason,
    })),
  );
  if (failed.length > 0) throw refuse(failed);
  return catalogue;
}

function fieldOf({ code, label, group }: Entry): Field {
  return { key: `tag:${code}`, label, type: 'boolean', feed: `标签·${group}` };
}

function tagOf(entry: Entry, field: Field | undefined, rule: RuleGroup | undefined): readonly Tag[] {
  if (field === undefined) return [];
  const { code, label, group, description, assertedBy } = entry;
  const head = { code, label, group, description, field };
  if (assertedBy) return [{ ...head, kind: 'asserted', assertedBy }];
  return rule === undefined ? [] : [{ ...head, kind: 'derived', rule }];
}

/** The steps of a JSON Pointer (RFC 6901). */
function steps(pointer: string): CataloguePath {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function repeats(entries: readonly Entry[]): readonly Fault[] {
  return (['code', 'label'] as const).flatMap((key) =>
    entries.flatMap((entry, i) => {
      const first = entries.findIndex((other) => other[key] === entry[key]);
      return first === i ? [] : [{ path: ['tags', i, key], reason: `标签“${entry[key]}”重复` }];
    }),
  );
}

function circleFault(circle: readonly string[], entries: readonly Entry[]): Fault {
  const index = entries.findIndex((entry) => entry.code === circle[0]);
  return { path: ['tags', index, 'rule'], reason: `标签相互引用成环：${circle.join(' → ')}` };
}

/** The tags so that each stands behind those it names; or a circle of codes, which has no order. */
function inOrder(tags: readonly Tag[]): { ordered: readonly Tag[]; circle?: readonly string[] } {
  const byKey = new Map(tags.map((tag) => [tag.field.key, tag]));
  const ordered = new Set<Tag>();
  const visit = (tag: Tag, path: readonly Tag[]): readonly string[] | undefined => {
    if (ordered.has(tag)) return undefined;
    if (path.includes(tag)) return [...path.slice(path.indexOf(tag)), tag].map(({ code }) => code);
    for (const key of fieldsNamed(tag)) {
      const needed = byKey.get(key);
      const circle = needed && visit(needed, [...path, tag]);
      if (circle) return circle;
    }
    ordered.add(tag);
    return undefined;
  };
  for (const tag of tags) {
    const circle = visit(tag, []);
    if (circle) return { ordered: [], circle };
  }
  return { ordered: [...ordered] };
}

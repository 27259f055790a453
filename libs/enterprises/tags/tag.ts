import { z } from 'zod';
import { checkRule, isGroup, type Field, type IndustryTree, type RuleGroup, type RuleNode } from '#matching';
import { readCatalogueFile, type CataloguePath } from '../catalogue-file.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';

interface TagHead {
  readonly code: string;
  readonly label: string;
  readonly group: string;
  readonly description: string;
  /** The tag as a yes-or-no field that rules may name, with the key `tag:<code>`. */
  readonly field: Field;
}

/** A tag (标签) that follows from a rule over facts and other tags. */
export interface DerivedTag extends TagHead {
  readonly kind: 'derived';
  readonly rule: RuleGroup;
}

/** A tag that departments give by lists of enterprises. */
export interface AssertedTag extends TagHead {
  readonly kind: 'asserted';
  /** Codes of the departments that may give lists. */
  readonly assertedBy: readonly string[];
}

/** A named set of enterprises. */
export type Tag = DerivedTag | AssertedTag;

export interface TagCatalogue {
  /** In the order of their dependencies: a tag stands behind all that its rule names. */
  readonly tags: readonly Tag[];
  readonly byCode: ReadonlyMap<string, Tag>;
  readonly fields: readonly Field[];
}

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
        assertedBy: z.array(text).min(1).optional(),
      })
      .refine(({ rule, assertedBy }) => (rule === undefined) !== (assertedBy === undefined), {
        error: '标签应写规则 rule 或认定部门 assertedBy 之一',
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
 * @throws CatalogueFileError listing every fault of a rule with tag, line, path and reason in Chinese, and codes
 *   that are used twice or need each other in a circle
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
  return { tags: ordered, byCode: new Map(ordered.map((tag) => [tag.code, tag])), fields };
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
    for (const key of tag.kind === 'derived' ? fieldsIn(tag.rule) : []) {
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

function fieldsIn(node: RuleNode): readonly string[] {
  return isGroup(node) ? node.rules.flatMap(fieldsIn) : [node.field];
}

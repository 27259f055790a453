import type { ClauseMark, DraftItem } from '../api/types.js';
import { nodeAt, replacedAt } from '../rules/edited-rule.js';
import { pathOf, type RuleGroup } from '../rules/rule.js';
import { mapNodes, nodesOf, quotingNodes } from './rule-nodes.js';
import { asQuote, locate, squeezed, type Span, type Squeezed } from './squeezed.js';

/** The clause of a condition in the document; no span where the document does not have it. */
export interface Anchor {
  readonly item: number;
  readonly pointer: string;
  readonly quote: string;
  readonly span: Span | undefined;
}

const sameWords = (a: string, b: string): boolean => squeezed(a).text === squeezed(b).text;

/** Where a quote stands: where it was marked, as long as the document has it there, or else where it is found first. */
function spanOf(
  quote: string,
  marks: readonly ClauseMark[],
  body: string,
  searched: Squeezed,
): Span | undefined {
  const marked = marks.find(
    (mark) => sameWords(mark.quote, quote) && body.slice(mark.start, mark.end) === mark.quote,
  );
  return marked ? { start: marked.start, end: marked.end } : locate(searched, quote);
}

/** The clauses of all items, in the order of the rules. */
export function anchorsOf(items: readonly DraftItem[], body: string): Anchor[] {
  const searched = squeezed(body);
  return items.flatMap(({ rule, marks }, item) =>
    quotingNodes(rule as RuleGroup).map(({ pointer, quote }) => ({
      item,
      pointer,
      quote,
      span: spanOf(quote, marks, body, searched),
    })),
  );
}

/** The item with a piece of the document as the clause of one of its conditions. */
export function withClause(
  item: DraftItem,
  pointer: string,
  span: Span,
  body: string,
  source: string,
): DraftItem {
  const path = pathOf(pointer);
  const node = nodeAt(item.rule as RuleGroup, path);
  if (!node) return item;
  const raw = body.slice(span.start, span.end);
  const meta = { ...node.meta, quote: asQuote(raw), source: node.meta?.source || source || undefined };
  const mark = { condition: node.id ?? 'new', ...span, quote: raw };
  return {
    ...item,
    rule: replacedAt(item.rule as RuleGroup, path, { ...node, meta }),
    marks: [...item.marks.filter(({ quote }) => !sameWords(quote, raw)), mark],
  };
}

/**
 * The item as it is kept: a mark for every clause that the document has, holding on to its condition by id. Ids are
 * given here and not while somebody types, since a row that gets another id loses the focus.
 */
export function marked(item: DraftItem, body: string): DraftItem {
  const searched = squeezed(body);
  const rule = withIds(item.rule as RuleGroup);
  const marks = quotingNodes(rule).flatMap(({ node, quote }) => {
    const span = spanOf(quote, item.marks, body, searched);
    return span ? [{ condition: node.id ?? '', ...span, quote: body.slice(span.start, span.end) }] : [];
  });
  return { ...item, rule, marks };
}

/** Whoever quotes has an id of their own. */
function withIds(rule: RuleGroup): RuleGroup {
  const used = new Set<string>();
  const taken = new Set(nodesOf(rule).map(([, { id }]) => id));
  let next = 1;
  const fresh = (): string => {
    while (taken.has(`c${next}`)) next++;
    return `c${next++}`;
  };
  return mapNodes(rule, (node) => {
    if (!node.meta?.quote) return node;
    const id = node.id !== undefined && !used.has(node.id) ? node.id : fresh();
    used.add(id);
    return { ...node, id };
  }) as RuleGroup;
}

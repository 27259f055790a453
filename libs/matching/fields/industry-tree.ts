/** One row of an industry classification; roots (sections A … T) have an empty parent. */
export interface IndustryRow {
  code: string;
  parent: string | undefined;
  name: string;
}

/** An industry classification (GB/T 4754) as numbers: a subtree is a range of preorder numbers. */
export interface IndustryTree {
  /** How many codes there are. */
  readonly size: number;
  /** Changes when a code is added, dropped or moved: preorder numbers of two trees with one fingerprint agree. */
  readonly fingerprint: number;
  /** The code as the tree spells it ('C26' and '26' are both '26'), or undefined when it has no such code. */
  normalise(code: string): string | undefined;
  /** The preorder number of a code. */
  order(code: string): number | undefined;
  /** The code at a preorder number. */
  codeAt(order: number): string | undefined;
  /** First and last preorder number of the code's subtree, the code itself included. */
  range(code: string): readonly [number, number] | undefined;
  /** The codes above, nearest first. */
  ancestors(code: string): readonly string[];
  /** The name of a code. */
  label(code: string): string | undefined;
}

interface Place extends IndustryRow {
  first: number;
  last: number;
}

/** Builds the tree; children keep the order of the rows. Throws on a repeated code, a lost parent or a circle. */
export function industryTree(rows: Iterable<IndustryRow>): IndustryTree {
  const { places, preorder } = placesOf([...rows]);
  const normalise = (code: string): string | undefined => {
    if (places.has(code)) return code;
    const [section = '', rest] = [code.slice(0, 1), code.slice(1)];
    return places.has(rest) && above(places, rest).at(-1) === section ? rest : undefined;
  };
  const place = (code: string): Place | undefined => places.get(normalise(code) ?? code);
  return {
    size: preorder.length,
    fingerprint: fingerprintOf(preorder),
    normalise,
    order: (code) => place(code)?.first,
    codeAt: (order) => preorder[order],
    range: (code) => rangeOf(place(code)),
    ancestors: (code) => above(places, normalise(code) ?? code),
    label: (code) => place(code)?.name,
  };
}

const rangeOf = (place: Place | undefined): readonly [number, number] | undefined =>
  place && [place.first, place.last];

function placesOf(rows: readonly IndustryRow[]): { places: Map<string, Place>; preorder: string[] } {
  const children = childrenOf(rows);
  const places = new Map<string, Place>();
  const preorder: string[] = [];
  const visit = (row: IndustryRow): number => {
    const place = { ...row, first: preorder.length, last: preorder.length };
    preorder.push(row.code);
    places.set(row.code, place);
    for (const child of children.get(row.code) ?? []) place.last = visit(child);
    return place.last;
  };
  for (const root of children.get('') ?? []) visit(root);
  if (places.size !== rows.length) throw new Error(unreached(rows, places));
  return { places, preorder };
}

function childrenOf(rows: readonly IndustryRow[]): Map<string, IndustryRow[]> {
  const children = new Map<string, IndustryRow[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent ?? '');
    if (siblings) siblings.push(row);
    else children.set(row.parent ?? '', [row]);
  }
  return children;
}

function unreached(rows: readonly IndustryRow[], places: ReadonlyMap<string, Place>): string {
  const lost = rows.find((row) => !places.has(row.code));
  if (lost) return `行业代码 ${lost.code} 的上级 ${lost.parent ?? ''} 不存在或成环`;
  return '行业代码有重复';
}

function above(places: ReadonlyMap<string, Place>, code: string): string[] {
  const parent = places.get(code)?.parent;
  return parent ? [parent, ...above(places, parent)] : [];
}

/** FNV-1a over the codes in preorder. */
function fingerprintOf(codes: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const character of codes.join(' ')) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

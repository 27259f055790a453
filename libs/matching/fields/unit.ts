/** Units that measure the same thing, each with how many of the smallest it is: whole powers of ten, so that it is exact. */
const families: readonly Readonly<Record<string, number>>[] = [{ 元: 1, 万元: 1e4, 亿元: 1e8 }];

/** How many `unit` one `other` is; undefined when they don't measure the same thing. */
export function unitRatio(unit: string | undefined, other: string | undefined): number | undefined {
  if (unit === other) return 1;
  const family = families.find((units) => unit !== undefined && unit in units);
  const [from, to] = [family?.[other ?? ''], family?.[unit ?? '']];
  return from === undefined || to === undefined ? undefined : from / to;
}

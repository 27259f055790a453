const pageSize = 2_000;

/** All items of a list that is read page by page, so that a long one is never held at once. */
export async function* everyItem<T>(
  ask: (page: { page: number; size: number }) => Promise<{ items: readonly T[] }>,
): AsyncGenerator<T> {
  for (let page = 1; ; page++) {
    const { items } = await ask({ page, size: pageSize });
    yield* items;
    if (items.length < pageSize) return;
  }
}

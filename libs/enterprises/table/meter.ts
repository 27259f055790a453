/** How much of a source has been read. */
export class Meter {
  private done = 0;

  constructor(private readonly total: number) {}

  /** From 0 to 1. */
  get share(): number {
    return this.total === 0 ? 1 : Math.min(1, this.done / this.total);
  }

  /** The same chunks, counted as they pass. */
  async *count<T extends Uint8Array>(chunks: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const chunk of chunks) {
      this.done += chunk.length;
      yield chunk;
    }
  }
}

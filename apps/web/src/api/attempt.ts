/**
 * The idempotency key of one attempt to create something: the same content sent again, because the answer was lost,
 * carries the same key; changed content, or a new attempt after a success, carries a fresh one.
 */
export class Attempt {
  private key = '';
  private content: string | undefined;

  /** The header to send with this content. */
  headers(content: unknown): { 'Idempotency-Key': string } {
    const text = JSON.stringify(content ?? null);
    if (text !== this.content) {
      this.content = text;
      this.key = crypto.randomUUID();
    }
    return { 'Idempotency-Key': this.key };
  }

  /** The attempt succeeded: the next one is another. */
  settle(): void {
    this.content = undefined;
  }
}

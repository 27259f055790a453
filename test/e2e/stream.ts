import type { Acting } from './acting.js';

/** One server-sent event. */
export interface ServerEvent {
  readonly type: string;
  readonly id: string;
  readonly data: string;
}

/** An open page's connection to its messages. */
export class Stream {
  private constructor(
    readonly type: string,
    private readonly reader: ReadableStreamDefaultReader<string>,
    private readonly stop: AbortController,
  ) {}

  private pending = '';

  static async open(person: Acting, url: string, lastEventId?: string): Promise<Stream> {
    const stop = new AbortController();
    const resume: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    const response = await fetch(url, { headers: { ...person.headers, ...resume }, signal: stop.signal });
    if (!response.body) throw new Error(`no stream: ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    return new Stream(response.headers.get('content-type') ?? '', reader, stop);
  }

  /** The next event, waiting until it comes. */
  async next(): Promise<ServerEvent> {
    for (;;) {
      const end = this.pending.indexOf('\n\n');
      if (end >= 0) {
        const block = this.pending.slice(0, end).trim();
        this.pending = this.pending.slice(end + 2);
        if (block !== '') return parse(block);
        continue;
      }
      const { value, done } = await this.reader.read();
      if (done) throw new Error('the stream ended');
      this.pending += value;
    }
  }

  /** The events up to and with the first that fits. */
  async until(fits: (event: ServerEvent) => boolean): Promise<ServerEvent[]> {
    const events: ServerEvent[] = [];
    for (;;) {
      const event = await this.next();
      events.push(event);
      if (fits(event)) return events;
    }
  }

  close(): void {
    this.stop.abort();
    this.reader.cancel().catch(() => undefined);
  }
}

function parse(block: string): ServerEvent {
  const lines = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line));
  const field = (name: string) => lines.find((line) => line?.[1] === name)?.[2] ?? '';
  return { type: field('event') || 'message', id: field('id'), data: field('data') };
}

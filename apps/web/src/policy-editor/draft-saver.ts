import { isProblem } from '../api/problem.js';
import type { DraftContent, DraftDetail } from '../api/types.js';
import { isSame } from './same.js';

/** How safe what was written is. */
export type SaveState =
  | { readonly phase: 'saved' | 'unsaved' | 'saving'; readonly at: string }
  | { readonly phase: 'failed'; readonly at: string; readonly error: unknown }
  | { readonly phase: 'conflict'; readonly at: string; readonly theirs: DraftDetail };

/** What the saver asks of the service. */
export interface DraftStore {
  save(revision: number, content: DraftContent): Promise<DraftDetail>;
  load(): Promise<DraftDetail>;
}

/** A pause in typing. */
const SETTLED_AFTER_MS = 800;
/** How long until what could not be sent is tried again. */
const RETRY_AFTER_MS = 5_000;

/**
 * Keeps a draft saved while it is written: a moment after the last change, one request at a time, again after a failure
 * that may pass. Stops when somebody else has saved, until the person has chosen.
 */
export class DraftSaver {
  private kept: DraftContent;
  private wanted: DraftContent;
  private revision: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();
  private current: SaveState;

  constructor(
    private readonly store: DraftStore,
    start: DraftDetail,
    private readonly onSaved: (draft: DraftDetail) => void,
  ) {
    this.kept = this.wanted = start.content;
    this.revision = start.revision;
    this.current = { phase: 'saved', at: start.savedAt };
  }

  /** The same object until something changes, for `useSyncExternalStore`. */
  readonly state = (): SaveState => this.current;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  /** Notes what is to be kept; it is sent once nothing more is written. */
  write(content: DraftContent): void {
    if (content === this.wanted) return;
    this.wanted = content;
    if (this.current.phase === 'conflict') return;
    if (this.current.phase !== 'saving') this.become({ phase: 'unsaved', at: this.current.at });
    this.schedule(SETTLED_AFTER_MS);
  }

  /** Sends now what has not been sent. @returns the revision that holds it all, undefined when it could not be saved */
  async flush(): Promise<number | undefined> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.current.phase === 'conflict') return undefined;
    if (this.wanted !== this.kept) {
      this.running ??= this.send().finally(() => (this.running = undefined));
      await this.running;
    }
    return this.wanted === this.kept ? this.revision : undefined;
  }

  /** Puts what is written here in the place of what somebody else saved, knowing of it. */
  keepMine(): Promise<number | undefined> {
    if (this.current.phase === 'conflict') {
      this.revision = this.current.theirs.revision;
      this.become({ phase: 'unsaved', at: this.current.at });
    }
    return this.flush();
  }

  /** Nothing is sent any more. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private async send(): Promise<void> {
    const sending = this.wanted;
    this.become({ phase: 'saving', at: this.current.at });
    try {
      this.settle(sending, await this.store.save(this.revision, sending));
    } catch (error) {
      if (isProblem(error) && error.code === 'draft-saved-by-another') await this.compare(sending, error);
      else this.fail(error);
    }
  }

  /** Somebody has saved. It may have been this page, when the answer to that was lost on its way. */
  private async compare(sending: DraftContent, reason: unknown): Promise<void> {
    const theirs = await this.store.load().catch(() => undefined);
    if (!theirs) this.fail(reason);
    else if (isSame(theirs.content, sending)) this.settle(sending, theirs);
    else this.become({ phase: 'conflict', at: this.current.at, theirs });
  }

  private settle(content: DraftContent, draft: DraftDetail): void {
    this.kept = content;
    this.revision = draft.revision;
    this.become({ phase: this.wanted === content ? 'saved' : 'unsaved', at: draft.savedAt });
    this.onSaved(draft);
    if (this.wanted !== content) this.schedule(SETTLED_AFTER_MS);
  }

  private fail(error: unknown): void {
    this.become({ phase: 'failed', at: this.current.at, error });
    const mayPass = !isProblem(error) || error.status === 0 || error.status >= 500;
    if (mayPass) this.schedule(RETRY_AFTER_MS);
  }

  private become(state: SaveState): void {
    this.current = state;
    this.listeners.forEach((changed) => changed());
  }
}

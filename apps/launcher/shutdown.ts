import { tell } from './progress.js';

/** What must be undone before the launcher ends; undone in the opposite order, once. */
export class Shutdown {
  private readonly steps: (() => Promise<void>)[] = [];
  private running: Promise<void> | undefined;

  /** Whether the end has begun; whatever fails from now on fails because of it. */
  get begun(): boolean {
    return this.running !== undefined;
  }

  /** Registers a step; it must be safe to take at any moment from now on. */
  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /** Takes all steps. One that fails is told and hinders none of the others. */
  run(): Promise<void> {
    return (this.running ??= this.undo());
  }

  private async undo(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      await step().catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)));
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { Child } from './child.js';
import type { ChildSpec } from './child.js';
import { LauncherFault } from './fault.js';
import type { Journal } from './journal.js';
import { tell } from './progress.js';

const readyTimeoutMs = 120_000;
const deathsTolerated = 5;
const deathsWithinMs = 60_000;
const firstBackoffMs = 500;

/** A process that is to run for as long as the launcher does, and is started anew when it dies. */
export class Service {
  /** Rejects when the service keeps dying. */
  readonly lost: Promise<never>;

  private child: Child | undefined;
  private stopping = false;
  private deaths: number[] = [];
  private giveUp!: (fault: LauncherFault) => void;

  /**
   * @param whenReady resolves once the process does its work; the signal tells that nobody waits any more
   */
  constructor(
    private readonly name: string,
    private readonly spec: ChildSpec,
    private readonly journal: Journal,
    private readonly whenReady: (child: Child, signal: AbortSignal) => Promise<void>,
  ) {
    this.lost = new Promise((_, reject) => (this.giveUp = reject));
    this.lost.catch(() => undefined);
  }

  /**
   * Starts the service and waits until it is ready; from then on it is kept alive.
   * @throws LauncherFault when it dies before it was ever ready: trying again would only repeat the reason
   */
  async start(): Promise<void> {
    const child = this.launch();
    const outcome = await this.firstOutcome(child);
    if (outcome === 'ready') void this.keepAlive(child);
    else throw new LauncherFault(`${this.name} 未能启动（${outcome}）${this.lastWords()}`);
  }

  /** Ends the service in order. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.child?.stop();
  }

  private launch(): Child {
    return (this.child = Child.start(this.spec, this.journal));
  }

  private async firstOutcome(child: Child): Promise<string> {
    const patience = new AbortController();
    const timeout = AbortSignal.any([patience.signal, AbortSignal.timeout(readyTimeoutMs)]);
    const tooLate = pause(readyTimeoutMs, '超过 120 秒未就绪', { signal: patience.signal });
    try {
      return await Promise.race([
        this.whenReady(child, timeout).then(() => 'ready'),
        child.exited.then(({ code, signal }) => `已退出，${signal ?? `退出码 ${code ?? '未知'}`}`),
        tooLate,
      ]);
    } finally {
      patience.abort();
      tooLate.catch(() => undefined);
    }
  }

  private async keepAlive(first: Child): Promise<void> {
    for (let child = first; ; child = this.launch()) {
      const { code, signal } = await child.exited;
      if (this.stopping) return;
      const recent = this.countDeath();
      if (recent >= deathsTolerated) return this.giveUp(this.keepsDying());
      tell(`${this.name} 意外退出（${signal ?? `退出码 ${code ?? '未知'}`}），正在重新启动`);
      await pause(firstBackoffMs * 2 ** (recent - 1));
      if (this.stopping) return;
    }
  }

  private countDeath(): number {
    const now = Date.now();
    this.deaths = [...this.deaths.filter((at) => now - at < deathsWithinMs), now];
    return this.deaths.length;
  }

  private keepsDying(): LauncherFault {
    return new LauncherFault(
      `${this.name} 一分钟内退出 ${deathsTolerated} 次，已停止全部服务${this.lastWords()}`,
    );
  }

  private lastWords(): string {
    const words = this.journal.lastShown;
    return words === '' ? '。' : `：${words}`;
  }
}

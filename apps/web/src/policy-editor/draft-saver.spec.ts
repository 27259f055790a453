import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem, unreachable } from '../api/problem.js';
import type { DraftContent, DraftDetail } from '../api/types.js';
import { DraftSaver, type DraftStore } from './draft-saver.js';

const content = (title: string) => ({ title, items: [] }) as unknown as DraftContent;
const draft = (revision: number, title: string) =>
  ({ revision, content: content(title), savedAt: `2026-01-01T00:0${revision}:00Z` }) as DraftDetail;

/** A service in which others can save too. */
class Kept implements DraftStore {
  revision = 1;
  title = '';
  saves: string[] = [];
  failure: Error | undefined;
  loseAnswer = false;

  save(revision: number, { title }: DraftContent): Promise<DraftDetail> {
    if (this.failure) return Promise.reject(this.failure);
    if (revision !== this.revision)
      return Promise.reject(new Problem(409, 'draft-saved-by-another', '别人已保存'));
    this.byOther(title);
    this.saves.push(title);
    if (!this.loseAnswer) return this.load();
    this.loseAnswer = false;
    return Promise.reject(unreachable());
  }

  load(): Promise<DraftDetail> {
    return Promise.resolve(draft(this.revision, this.title));
  }

  byOther(title: string): void {
    this.revision++;
    this.title = title;
  }
}

let kept: Kept;
let saver: DraftSaver;
beforeEach(() => {
  vi.useFakeTimers();
  kept = new Kept();
  saver = new DraftSaver(kept, draft(1, ''), () => undefined);
});
afterEach(() => {
  saver.stop();
  vi.useRealTimers();
});

describe('What is typed', () => {
  it('is saved once typing pauses, all of it in one go', async () => {
    for (const title of ['稳', '稳岗', '稳岗返还']) saver.write(content(title));
    expect([saver.state().phase, kept.saves]).toEqual(['unsaved', []]);
    await vi.runAllTimersAsync();
    expect([saver.state().phase, kept.saves]).toEqual(['saved', ['稳岗返还']]);
  });

  it('while a save is on its way is saved after it, and until then is not called saved', async () => {
    saver.write(content('一'));
    const first = saver.flush();
    saver.write(content('二'));
    await first;
    expect(saver.state().phase).toBe('unsaved');
    await vi.runAllTimersAsync();
    expect([saver.state().phase, kept.saves]).toEqual(['saved', ['一', '二']]);
  });

  it('without a connection is kept and sent again by itself', async () => {
    kept.failure = unreachable();
    saver.write(content('离线写的'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state().phase).toBe('failed');
    kept.failure = undefined;
    await vi.advanceTimersByTimeAsync(6_000);
    expect([saver.state().phase, kept.saves]).toEqual(['saved', ['离线写的']]);
  });

  it('that the service refuses is not sent over and over', async () => {
    kept.failure = new Problem(400, 'invalid', '太长');
    const save = vi.spyOn(kept, 'save');
    saver.write(content('长'));
    await vi.runAllTimersAsync();
    expect([saver.state().phase, save.mock.calls.length]).toEqual(['failed', 1]);
  });

  it('is not overwritten by nor overwrites what somebody else saved, until the person has chosen', async () => {
    kept.byOther('同事写的');
    saver.write(content('我写的'));
    expect(await saver.flush()).toBeUndefined();
    expect(saver.state()).toMatchObject({ phase: 'conflict', theirs: { content: { title: '同事写的' } } });
    saver.write(content('我又写的'));
    await vi.runAllTimersAsync();
    expect(kept.title).toBe('同事写的');
    await saver.keepMine();
    expect([saver.state().phase, kept.title]).toEqual(['saved', '我又写的']);
  });

  it('that was saved although the answer was lost is no conflict with oneself', async () => {
    kept.loseAnswer = true;
    saver.write(content('写了'));
    await vi.runAllTimersAsync();
    expect([saver.state().phase, kept.saves]).toEqual(['saved', ['写了']]);
  });
});

describe('A flush', () => {
  it('tells the revision that holds it all', async () => {
    saver.write(content('写完了'));
    expect(await saver.flush()).toBe(2);
  });

  it('tells none while it could not be saved', async () => {
    kept.failure = unreachable();
    saver.write(content('写完了'));
    expect(await saver.flush()).toBeUndefined();
  });
});

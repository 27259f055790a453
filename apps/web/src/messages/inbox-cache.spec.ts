import { describe, expect, it } from 'vitest';
import type { Message } from '../api/types.js';
import { changed, messagesOf, withMessage, type Inbox } from './inbox-cache.js';

const message = (sequence: number): Message => ({
  sequence,
  push: `push-${sequence}`,
  kind: 'policy',
  title: `第 ${sequence} 条`,
  body: '',
  link: null,
  department: '区人社局',
  policy: null,
  segment: null,
  sentAt: '2026-11-23T02:00:00Z',
  read: false,
  archived: false,
});

const inbox = (...pages: number[][]): Inbox => ({
  pages: pages.map((sequences) => ({ items: sequences.map(message), next: null })),
  pageParams: pages.map(() => undefined),
});

const sequences = (box: Inbox) => messagesOf(box).map(({ sequence }) => sequence);

describe('the inbox in memory', () => {
  it('shows an arriving message first', () => {
    expect(sequences(withMessage(inbox([3, 2], [1]), message(4)))).toEqual([4, 3, 2, 1]);
  });

  it('puts a message that was overtaken into its place', () => {
    expect(sequences(withMessage(inbox([5, 3], [1]), message(4)))).toEqual([5, 4, 3, 1]);
  });

  it('stays the same when a message arrives a second time', () => {
    const box = inbox([3], [2]);
    expect(withMessage(box, message(2))).toBe(box);
  });

  it('loses a message that was archived and keeps the others', () => {
    const box = changed(inbox([3, 2], [1]), (m) => (m.sequence === 2 ? null : m));
    expect(sequences(box)).toEqual([3, 1]);
  });
});

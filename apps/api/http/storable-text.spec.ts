import { describe, expect, it } from 'vitest';
import { isStorable, unstorableTextFault } from './storable-text.js';

describe('A text that the database can hold', () => {
  it.each(['', '政策', '👍 家', 'a\tb\n', '\ufeff'])('is any ordinary one: %j', (text) => {
    expect(isStorable(text)).toBe(true);
  });

  it.each(['a\0b', '\ud83d', '\udc4d 家', 'x\ud83dx'])('has neither NUL nor half a character: %j', (text) => {
    expect(isStorable(text)).toBe(false);
  });
});

describe('A request', () => {
  const url = '/api/pushes?query=%E5%AE%B6';

  it('passes with any text that can be stored', () => {
    expect(
      unstorableTextFault({ url, body: { title: '政策', segments: [{ text: '👍' }, null, 5] } }),
    ).toBeUndefined();
    expect(unstorableTextFault({ url, body: undefined })).toBeUndefined();
  });

  it.each([
    ['its address', '/api/policies/%00', undefined],
    ['a value deep inside', url, { segments: [{ text: 'a\0' }] }],
    ['the name of a field', url, { 'a\0': 1 }],
    ['the body itself', url, '\ud83d'],
  ])('is refused for what can’t be stored in %s', (_where, address, body) => {
    expect(unstorableTextFault({ url: address, body })?.code).toBe('unstorable-text');
  });

  it('is looked through however deep it is nested', () => {
    let body: unknown = 'a\0';
    for (let depth = 0; depth < 100_000; depth++) body = [body];
    expect(unstorableTextFault({ url, body })?.kind).toBe('invalid');
  });
});

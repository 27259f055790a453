import { describe, expect, it } from 'vitest';
import { givenFields } from './entry-fields.js';

describe('The fields of an audited request', () => {
  it('are flat, with lists of plain values in one', () => {
    const body = {
      title: '快讯',
      segments: [{ segment: 'eligible' }],
      channels: ['page', 'sms'],
      link: null,
    };
    expect(givenFields({ route: 'POST /api/pushes', body })).toEqual([
      { name: 'title', text: '快讯' },
      { name: 'segments.0.segment', text: 'eligible' },
      { name: 'channels', text: 'page、sms' },
      { name: 'link', text: '（空）' },
    ]);
  });

  it('say of what is not the body where it stood', () => {
    expect(givenFields({ route: 'GET /api/audit', query: { who: '王', exact: true } })).toEqual([
      { name: 'query.who', text: '王' },
      { name: 'query.exact', text: '是' },
    ]);
  });

  it('are none when nothing was sent', () => {
    expect(givenFields({ route: 'POST /api/pushes/1/submit' })).toEqual([]);
  });
});

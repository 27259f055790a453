import { describe, expect, it } from 'vitest';
import { grantState } from './grant-state.js';

const grant = {
  id: '',
  role: 'editor',
  starts: '2026-03-01',
  ends: '2026-03-31',
  grantedBy: null,
  grantedAt: '',
  endedBy: null,
  endedAt: null,
  endReason: null,
} as const;
const on = (today: string, more: object = {}) => grantState({ ...grant, ...more }, today);

describe('A grant', () => {
  it('is in force from its first to its last day', () => {
    const labels = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => on(day).label);
    expect(labels).toEqual(['尚未开始', '有效', '有效', '已到期']);
  });

  it('without a last day stays in force', () => {
    expect(on('2036-01-01', { ends: null }).label).toBe('有效');
  });

  it('can be taken away until it is over or was taken away', () => {
    const taken = { endedAt: '2026-03-02T00:00:00Z' };
    expect([on('2026-02-01').open, on('2026-03-05').open, on('2026-04-01').open]).toEqual([
      true,
      true,
      false,
    ]);
    expect(on('2026-03-05', taken)).toMatchObject({ label: '已收回', open: false });
  });
});

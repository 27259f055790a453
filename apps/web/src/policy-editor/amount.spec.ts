import { describe, expect, it } from 'vitest';
import { bandEndedAt, endsBelow, type AmountBand } from './amount.js';

const fixed = (value: number): AmountBand['amount'] => ({ kind: 'fixed', value });
const bands: AmountBand[] = [{ upTo: 2500, amount: fixed(1) }, { amount: fixed(2) }];

describe('The end of a band', () => {
  it('is told in one way: the former one is gone', () => {
    expect(bandEndedAt(bands, 0, true, 2500)[0]).toStrictEqual({ below: 2500, amount: fixed(1) });
    expect(bandEndedAt(bands, 0, false, 3000)[0]).toStrictEqual({ upTo: 3000, amount: fixed(1) });
  });

  it('stays below or up to while there is no number', () => {
    expect(bandEndedAt(bands, 0, true, undefined).map(endsBelow)).toEqual([true, false]);
    expect(bandEndedAt(bands, 0, false, undefined).map(endsBelow)).toEqual([false, false]);
  });

  it('of one band changes no other', () => {
    expect(bandEndedAt(bands, 0, true, 1)[1]).toBe(bands[1]);
  });
});

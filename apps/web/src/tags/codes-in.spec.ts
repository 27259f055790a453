import { expect, it } from 'vitest';
import { codesIn } from './codes-in.js';

it('reads pasted codes whatever stands between them, each once', () => {
  expect(codesIn(' 91310113ma1x，91310113MA1Y\n91310113MA1X;\t９１Z、')).toEqual([
    '91310113MA1X',
    '91310113MA1Y',
    '91Z',
  ]);
  expect(codesIn('  \n ')).toEqual([]);
});

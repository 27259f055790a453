import { describe, expect, it } from 'vitest';
import { setOf } from './set.js';
import { conjunction, constant, disjunction, negate } from './ternary.js';

const active = setOf(1, [1, 2, 3, 4]);
const open = { yes: setOf(1, [1]), possible: setOf(1, [1, 2]) };
const sure = constant(true, active);

describe('answers of a whole population', () => {
  it('are turned round among the active only', () => {
    expect(negate(open, active)).toEqual({ yes: setOf(1, [3, 4]), possible: setOf(1, [2, 3, 4]) });
  });

  it('are one set where nothing is unknown, which halves the work', () => {
    expect(sure.possible).toBe(sure.yes);
    expect(sure.yes).not.toBe(active);
    const none = negate(sure, active);
    expect(none.possible).toBe(none.yes);
    const both = conjunction([sure, none]);
    expect(both.possible).toBe(both.yes);
    const either = disjunction([sure, open]);
    expect(either.possible).not.toBe(either.yes);
  });

  it('hold for everybody active, or for nobody', () => {
    expect(constant(true, active).yes).toEqual(active);
    expect(constant(false, active).possible).toEqual(setOf(1, []));
  });
});

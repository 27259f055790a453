/** The numbers that a fact can take, a step apart, seen from where it stands. */
export interface NumberLine {
  /** The nearest number upwards (1) or downwards (−1) for which it holds, when it goes on holding from there. */
  first(direction: 1 | -1, holds: (value: number) => boolean): number | undefined;
  /** A threshold with its neighbours, as far as they can be taken. */
  around(threshold: number): number[];
}

/** 2^40 steps are enough for a trillion. */
const furthest = 40;
/** Digits after the point that a step may have. */
const places = 6;

/** A line of whole steps; it does not go below 0 unless the fact stands there. */
export function wholeSteps(now: number, step: number): NumberLine {
  const at = (position: number): number => Number((position * step).toFixed(places));
  const start = { 1: Math.floor(now / step + 1e-9), [-1]: Math.ceil(now / step - 1e-9) };
  const lowest = now < 0 ? -Infinity : 0;
  const reach = (direction: 1 | -1, steps: number): number | undefined => {
    const value = at(start[direction] + direction * steps);
    return value < lowest ? undefined : value;
  };
  return {
    first(direction, holds) {
      const test = (steps: number): boolean | undefined => {
        const value = reach(direction, steps);
        return value === undefined ? undefined : holds(value);
      };
      const steps = firstStep(test);
      return steps === undefined ? undefined : reach(direction, steps);
    },
    around(threshold) {
      const nearest = [
        Math.floor(threshold / step - 1e-9),
        Math.round(threshold / step),
        Math.ceil(threshold / step + 1e-9),
      ];
      return [threshold, ...nearest.map(at)].filter((value) => value >= lowest);
    },
  };
}

/** Doubles until it holds (or the line ends), then halves back to the first. */
function firstStep(test: (steps: number) => boolean | undefined): number | undefined {
  let before = 0;
  for (let power = 0; power <= furthest; power++) {
    const steps = 2 ** power;
    const answer = test(steps);
    if (answer === true) return halve(test, before, steps);
    if (answer === undefined) return lastBefore(test, before, steps);
    before = steps;
  }
  return undefined;
}

function halve(test: (steps: number) => boolean | undefined, fails: number, holds: number): number {
  while (holds - fails > 1) {
    const middle = Math.floor((fails + holds) / 2);
    if (test(middle) === true) holds = middle;
    else fails = middle;
  }
  return holds;
}

/** The line ends between two doublings: whether it holds there, or a step before (at 0 shares can't be told). */
function lastBefore(
  test: (steps: number) => boolean | undefined,
  inside: number,
  outside: number,
): number | undefined {
  let [last, beyond] = [inside, outside];
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2);
    if (test(middle) === undefined) beyond = middle;
    else last = middle;
  }
  const end = [last, last - 1].find((steps) => steps > inside && test(steps) === true);
  return end === undefined ? undefined : halve(test, inside, end);
}

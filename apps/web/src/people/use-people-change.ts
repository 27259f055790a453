import { useChange } from '../app/use-change.js';

/** All that shows people or departments. */
export const PEOPLE: readonly [string][] = [['people'], ['person'], ['departments']];

/** A change of people or departments from a dialog. */
export const usePeopleChange = <Result, Input = void>(
  change: (input: Input) => Promise<Result>,
  said: string,
  onDone: (result: Result) => void,
) => useChange(change, { stale: PEOPLE, said, onDone });

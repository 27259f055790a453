import { countdown, daysBetween } from '../text/day.js';
import { Mark } from './mark.js';

/** From so many days before its end on, a last day is pressing. */
const PRESSING_DAYS = 7;

/** A last day with what is left until then. */
export function Deadline({ last, today }: { last: string; today: string }) {
  const left = daysBetween(today, last);
  const tone = left < 0 ? 'bad' : left <= PRESSING_DAYS ? 'warn' : 'quiet';
  return (
    <>
      <span className="number">{last}</span> <Mark tone={tone}>{countdown(last, today)}</Mark>
    </>
  );
}

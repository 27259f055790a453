import type { FactValue } from '../api/types.js';
import { Mark } from '../app/mark.js';

/** That a value is too old to be used, and what to do about it. */
export function Expiry({ expired: { text, advice } }: { expired: NonNullable<FactValue['expired']> }) {
  return (
    <div>
      <Mark tone="warn">{text}</Mark>
      <div className="muted">{advice}</div>
    </div>
  );
}

import type { ChannelName } from '../push.js';

/** A way by which a notice reaches an enterprise. */
export interface Channel {
  readonly name: ChannelName;
  readonly label: string;
  /** True where being in the ledger is being delivered; others are sent to by jobs and settled later. */
  readonly settlesWithPlan: boolean;
}

/** One measured figure. Times are medians unless the name says otherwise. */
export interface Figure {
  readonly section: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it was measured against in the same run, and that one's value in the same unit. */
  readonly peer?: { readonly name: string; readonly value: number };
  /** What the figure or its ratio has to reach. */
  readonly bar?: Bar;
}

/** `most` and `least` bound the value, `ratio` is how many times better than the peer it must at least be. */
export interface Bar {
  readonly most?: number;
  readonly least?: number;
  readonly ratio?: number;
}

/** Takes figures as they are measured. */
export type Tell = (figure: Omit<Figure, 'section'>) => void;

/** Units of which more is better. */
const rates = new Set(['次/秒']);

/** How many times better than the peer; undefined without one. */
export function ratioOf({ value, unit, peer }: Figure): number | undefined {
  if (!peer) return undefined;
  return rates.has(unit) ? value / peer.value : peer.value / value;
}

/** Whether the bar is met; undefined where there is none. */
export function isMet(figure: Figure): boolean | undefined {
  const { bar, value } = figure;
  if (!bar) return undefined;
  const ratio = ratioOf(figure) ?? 0;
  return (
    value <= (bar.most ?? Infinity) && value >= (bar.least ?? -Infinity) && ratio >= (bar.ratio ?? -Infinity)
  );
}

import styles from './editor.module.css';
import { piecesOf } from './pieces.js';
import type { Span } from './squeezed.js';

/** A marked clause: where it stands, and what is to happen when it is chosen. */
export interface TextMark {
  key: string;
  /** What rests on it, for those who don't see the colour. */
  label: string;
  span: Span | undefined;
  isActive: boolean;
  /** Absent where a text is only read. */
  onChoose?: () => void;
}

/** A text with clauses marked in it; nothing is added to the text itself, so that what is selected can be counted. */
export function MarkedText({ body, marks }: { body: string; marks: readonly TextMark[] }) {
  const pieces = piecesOf(
    body,
    marks.map(({ span }) => span),
  );
  return pieces.map(({ start, text, by }) => {
    const over = by.flatMap((index) => marks[index] ?? []);
    const [first] = over;
    if (!first) return <span key={start}>{text}</span>;
    return <Marked key={start} text={text} over={over} first={first} />;
  });
}

interface MarkedProps {
  text: string;
  /** All that rest on it, and the first of them. */
  over: readonly TextMark[];
  first: TextMark;
}

function Marked({ text, over, first }: MarkedProps) {
  const isActive = over.some((mark) => mark.isActive);
  // Where several rest on one clause, another one is chosen each time.
  const choose = (over.find((mark) => !mark.isActive) ?? first).onChoose;
  const choosing = choose && {
    role: 'button',
    tabIndex: 0,
    onClick: choose,
    onKeyDown: ({ key }: { key: string }) => {
      if (key === 'Enter') choose();
    },
  };
  return (
    <mark
      data-mark={over.map(({ key }) => key).join(' ')}
      className={isActive ? `${styles.mark} ${styles.markActive}` : styles.mark}
      title={over.map(({ label }) => label).join('、')}
      aria-current={isActive ? 'true' : undefined}
      {...choosing}
    >
      {text}
    </mark>
  );
}

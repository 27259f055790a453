import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { Panel } from '../app/panel.js';
import { PairTable } from './pair-table.js';
import { differs, sentencesOf, sideBySide, type Pair } from './side-by-side.js';

/** The texts of both documents, sentence by sentence. */
export function TextChanges({ older, newer }: { older: string | null; newer: string | null }) {
  const [all, setAll] = useState(false);
  const pairs = useMemo(
    () => (older !== null && newer !== null ? sideBySide(sentencesOf(older), sentencesOf(newer)) : []),
    [older, newer],
  );
  if (older === null || newer === null)
    return (
      <Panel title="政策原文">
        <p className="muted">有一个版本没有上传文件，不能对比原文。</p>
      </Panel>
    );
  const shown = all ? pairs : around(pairs);
  return (
    <Panel
      title="政策原文"
      extra={
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          显示没有改动的句子
        </Checkbox>
      }
      flush={shown.length > 0}
    >
      {shown.length === 0 ? (
        <p className="muted">原文没有改动。</p>
      ) : (
        <PairTable label="政策原文的对比" pairs={shown} />
      )}
    </Panel>
  );
}

/** What differs, with the sentence before and after it. */
const around = (pairs: readonly Pair[]): Pair[] =>
  pairs.filter((_, i) => [pairs[i - 1], pairs[i], pairs[i + 1]].some((pair) => pair && differs(pair)));

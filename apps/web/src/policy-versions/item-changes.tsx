import type { PolicyVersion } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { itemPairs, linesOf, type ItemPair } from './item-lines.js';
import { PairTable } from './pair-table.js';
import { differs, sideBySide } from './side-by-side.js';

/** Items set against each other, with their conditions in sentences. */
export function ItemChanges({ older, newer }: { older: PolicyVersion; newer: PolicyVersion }) {
  return itemPairs(older, newer).map((pair) => <ItemChange key={pair.code} pair={pair} />);
}

function ItemChange({ pair }: { pair: ItemPair }) {
  const pairs = sideBySide(linesOf(pair.older), linesOf(pair.newer));
  const title = (pair.newer ?? pair.older)?.title ?? '';
  const changed = pairs.filter(differs).length;
  return (
    <Panel title={`条目：${title}`} extra={<State pair={pair} changed={changed} />} flush>
      <PairTable label={`条目“${title}”的对比`} pairs={pairs} />
    </Panel>
  );
}

function State({ pair, changed }: { pair: ItemPair; changed: number }) {
  if (!pair.older) return <Mark tone="ok">新增的条目</Mark>;
  if (!pair.newer) return <Mark tone="bad">删去的条目</Mark>;
  return <Mark tone={changed > 0 ? 'warn' : 'quiet'}>{changed > 0 ? `${changed} 处改动` : '没有改动'}</Mark>;
}

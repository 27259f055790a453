import { Button, InputNumber } from 'antd';
import { useContext } from 'react';
import { CombinatorContext, useFaults } from './builder-context.js';
import { partOf } from './place-name.js';
import { isGroup, type Meta, type RuleNode } from './rule.js';
import styles from './rules.module.css';

/** What a part of a score brings. */
export function Points({
  name,
  meta,
  onChange,
}: {
  name: string;
  meta: Meta | undefined;
  onChange: (meta: Meta) => void;
}) {
  if (useContext(CombinatorContext) !== 'score') return null;
  return (
    <InputNumber
      className={styles.points}
      aria-label={partOf(name, '分值')}
      controls={false}
      min={1}
      max={1000}
      precision={0}
      suffix="分"
      value={meta?.points ?? null}
      onChange={(points) => {
        const { points: _before, ...rest } = meta ?? {};
        onChange(points === null ? rest : { ...rest, points });
      }}
    />
  );
}

/** Opens and closes what the author says about a row. */
export function DetailsToggle({
  name,
  open,
  onToggle,
}: {
  name: string;
  open: boolean;
  onToggle: () => void;
}) {
  return (
    <Button
      type="text"
      size="small"
      aria-expanded={open}
      aria-label={partOf(name, '说明')}
      onClick={onToggle}
    >
      {open ? '收起说明' : '说明'}
    </Button>
  );
}

/** The clause behind a row, and how it counts, in a line. */
export function Remark({ node }: { node: RuleNode }) {
  const { label, quote, veto, exempts } = node.meta ?? {};
  const words = [veto && '一票否决', exempts && '豁免', !isManualLabel(node) && label, quote && `“${quote}”`];
  const said = words.filter((word) => typeof word === 'string');
  return said.length > 0 ? <p className={styles.remark}>{said.join(' · ')}</p> : null;
}

const isManualLabel = (node: RuleNode): boolean => !isGroup(node) && node.field === 'manual';

/** What is wrong with a row, or, where nothing has been chosen yet, what is to be done. */
export function Faults({ pointer, isNew = false }: { pointer: string; isNew?: boolean }) {
  const faults = useFaults(pointer);
  if (faults.length === 0) return null;
  return (
    <ul className={isNew ? styles.hints : styles.faults} role={isNew ? undefined : 'alert'}>
      {faults.map(({ code, pointer: place, message }) => (
        <li key={`${code} ${place}`}>{message}</li>
      ))}
    </ul>
  );
}

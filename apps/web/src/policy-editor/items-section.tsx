import { Button } from 'antd';
import { useState } from 'react';
import type { DraftFault, DraftItem } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Panel } from '../app/panel.js';
import type { Active } from './active.js';
import { changedAt, movedBy, newItem, removedAt, type Change } from './content-edit.js';
import { ItemPanel } from './item-panel.js';
import type { ItemSteps } from './item-buttons.js';

interface Props {
  items: readonly DraftItem[];
  /** What the first item is called unless somebody says otherwise. */
  title: string;
  faults: readonly DraftFault[];
  active: Active | undefined;
  onActivate: (active: Active | undefined) => void;
  change: Change;
}

/** The items of a policy, one of them open at a time. */
export function ItemsSection({ items, title, faults, active, onActivate, change }: Props) {
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const isOpen = (index: number) => (items.length <= 2 ? !closed.has(index) : active?.item === index);
  const toggle = (index: number) => {
    if (items.length > 2) onActivate(isOpen(index) ? undefined : { item: index, pointer: '' });
    else setClosed(isOpen(index) ? new Set([...closed, index]) : removed(closed, index));
  };
  const add = (item: DraftItem) => {
    change({ items: [...items, item] });
    onActivate({ item: items.length, pointer: '' });
  };
  const stepsOf = (index: number): ItemSteps => ({
    up: index > 0 ? () => change({ items: movedBy(items, index, -1) }) : undefined,
    down: index < items.length - 1 ? () => change({ items: movedBy(items, index, 1) }) : undefined,
    copy: () => add({ ...(items[index] ?? newItem('')), code: '' }),
    remove: () => change({ items: removedAt(items, index) }),
  });
  return (
    <>
      {items.map((item, index) => (
        <ItemPanel
          key={index}
          item={item}
          index={index}
          faults={faults}
          open={isOpen(index)}
          active={active?.item === index ? active.pointer : undefined}
          onActivate={(pointer) => onActivate({ item: index, pointer })}
          onToggle={() => toggle(index)}
          onChange={(changes) => change({ items: changedAt(items, index, changes) })}
          steps={stepsOf(index)}
        />
      ))}
      {items.length === 0 ? (
        <Panel title="条目与条件">
          <Empty title="还没有条目">
            <p>一个条目是一种支持：谁能享受（条件）和能得到什么（支持内容）。</p>
            <Button type="primary" onClick={() => add(newItem(title))}>
              写第一个条目
            </Button>
          </Empty>
        </Panel>
      ) : (
        <Button style={{ marginBottom: 16 }} disabled={items.length >= 50} onClick={() => add(newItem(''))}>
          再加一个条目
        </Button>
      )}
    </>
  );
}

const removed = (all: ReadonlySet<number>, one: number): Set<number> =>
  new Set([...all].filter((each) => each !== one));

import { Button, Modal } from 'antd';
import { minuteOf } from '../text/day.js';
import type { SaveState } from './draft-saver.js';

interface Props {
  state: SaveState;
  onTheirs: () => void;
  onMine: () => void;
}

/** Two have written at once: which of them stays is for the person to say. */
export function ConflictDialog({ state, onTheirs, onMine }: Props) {
  const theirs = state.phase === 'conflict' ? state.theirs : undefined;
  return (
    <Modal
      open={theirs !== undefined}
      title="这份草稿在别处改过"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="mine" onClick={onMine}>
          保留我的
        </Button>,
        <Button key="theirs" type="primary" onClick={onTheirs}>
          载入最新
        </Button>,
      ]}
    >
      {theirs && (
        <>
          <p>
            {theirs.savedBy.name} 于 {minuteOf(theirs.savedAt)} 保存了新的内容（第 {theirs.revision}{' '}
            次保存）， 这一页上的改动还没有保存。
          </p>
          <ul>
            <li>载入最新：放弃这一页上没有保存的改动，从最新内容接着写。</li>
            <li>保留我的：用这一页的内容替换对方保存的内容。</li>
          </ul>
        </>
      )}
    </Modal>
  );
}

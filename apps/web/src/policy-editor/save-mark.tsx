import { Button } from 'antd';
import { isProblem, reasonOf } from '../api/problem.js';
import { minuteOf } from '../text/day.js';
import type { SaveState } from './draft-saver.js';
import styles from './editor.module.css';

/** Whether what was written is safe, and a way to try again where it is not. */
export function SaveMark({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  return (
    <span className={styles.saved}>
      <span role="status" className={state.phase === 'failed' ? styles.unsafe : 'muted'}>
        {wordsOf(state)}
      </span>
      {state.phase === 'failed' && (
        <Button size="small" onClick={onRetry}>
          现在重试
        </Button>
      )}
    </span>
  );
}

function wordsOf(state: SaveState): string {
  switch (state.phase) {
    case 'saved':
      return `已保存 ${minuteOf(state.at).slice(11)}`;
    case 'unsaved':
      return '有改动，马上保存';
    case 'saving':
      return '正在保存…';
    case 'conflict':
      return '没有保存：别人改过这份草稿';
    case 'failed':
      return isProblem(state.error) && state.error.status === 0
        ? '没有保存：网络断开，恢复后自动保存，请不要关闭这一页'
        : `没有保存：${reasonOf(state.error)}`;
  }
}

import { Progress } from 'antd';
import type { ImportBatch, ImportState } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';
import { count } from '../text/number.js';

const STATES: Record<ImportState, { name: string; tone: Tone }> = {
  queued: { name: '排队中', tone: 'quiet' },
  running: { name: '导入中', tone: 'accent' },
  done: { name: '已完成', tone: 'ok' },
  failed: { name: '失败', tone: 'bad' },
};

/** The state of an import as a small label. */
export function ImportStateMark({ state }: { state: ImportState }) {
  return <Mark tone={STATES[state].tone}>{STATES[state].name}</Mark>;
}

/** How far an import is. */
export function ImportProgress({ batch }: { batch: ImportBatch }) {
  const { percent, rows, step } = batch.progress;
  return (
    <div style={{ marginBottom: 16 }}>
      <Progress
        aria-label="导入进度"
        percent={Math.floor(percent)}
        status={batch.state === 'running' ? 'active' : 'normal'}
      />
      <p className="muted number" role="status">
        {batch.state === 'queued' ? '排队中，马上开始' : `${step}，已读 ${count(rows)} 行`}
      </p>
    </div>
  );
}

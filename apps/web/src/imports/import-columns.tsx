import { Link } from 'react-router';
import type { ImportBatch } from '../api/types.js';
import type { Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { count, fileSize } from '../text/number.js';
import { ImportStateMark } from './import-state.js';

/** The columns of the list of imports. */
export const IMPORT_COLUMNS: readonly Column<ImportBatch>[] = [
  {
    key: 'file',
    title: '文件',
    main: true,
    render: ({ id, fileName, fileSize: bytes }) => (
      <>
        <Link to={`/imports/${id}`}>{fileName}</Link>
        <div className="muted number">{fileSize(bytes)}</div>
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    width: 130,
    render: ({ state, progress }) => (
      <>
        <ImportStateMark state={state} />
        {state === 'running' && <span className="muted number"> {Math.floor(progress.percent)}%</span>}
      </>
    ),
  },
  {
    key: 'feed',
    title: '来源',
    render: ({ feed, period }) => [feed, period].filter(Boolean).join('，') || null,
  },
  { key: 'inserted', title: '新增（行）', numeric: true, render: ({ inserted }) => count(inserted) },
  { key: 'updated', title: '更新（行）', numeric: true, render: ({ updated }) => count(updated) },
  { key: 'unchanged', title: '未变（行）', numeric: true, render: ({ unchanged }) => count(unchanged) },
  { key: 'rejected', title: '拒绝（行）', numeric: true, render: ({ rejected }) => count(rejected) },
  {
    key: 'created',
    title: '上传',
    render: ({ createdAt, createdBy }) => (
      <>
        <span className="number">{minuteOf(createdAt)}</span>
        {createdBy && <span className="muted"> {createdBy}</span>}
      </>
    ),
  },
];

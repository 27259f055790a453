import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { importQuery } from '../api/imports.js';
import type { ImportBatch } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Figures } from '../app/figures.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { minuteOf } from '../text/day.js';
import { count, fileSize } from '../text/number.js';
import { CancelImport } from './cancel-import.js';
import { ImportProgress, ImportStateMark } from './import-state.js';
import { RejectionsPanel } from './rejections-panel.js';

/** What became of this file, and which rows must be put right? */
export default function ImportPage() {
  const { id = '' } = useParams();
  const batch = useQuery(importQuery(id));
  return (
    <Page title={batch.data?.fileName ?? '数据导入'} back={{ to: '/imports', label: '返回导入记录' }}>
      <Loaded query={batch}>{(data) => <Batch batch={data} />}</Loaded>
    </Page>
  );
}

const isMoving = ({ state }: ImportBatch): boolean => state === 'queued' || state === 'running';

const isEmpty = ({ inserted, updated, unchanged, rejected }: ImportBatch): boolean =>
  inserted + updated + unchanged + rejected === 0;

function Batch({ batch }: { batch: ImportBatch }) {
  return (
    <>
      {batch.fault && <NoticeBar tone="bad">整批没有导入：{batch.fault}</NoticeBar>}
      <Panel title="结果" extra={<ImportStateMark state={batch.state} />}>
        {isMoving(batch) && <ImportProgress batch={batch} />}
        {batch.state === 'queued' && <CancelImport id={batch.id} />}
        <Figures
          figures={[
            { name: '新增', value: count(batch.inserted), unit: '家' },
            { name: '更新', value: count(batch.updated), unit: '家' },
            { name: '未变', value: count(batch.unchanged), unit: '家' },
            { name: '拒绝', value: count(batch.rejected), unit: '行' },
          ]}
        />
        {batch.state === 'done' && isEmpty(batch) && (
          <NoticeBar tone="warn">文件里没有数据行，什么也没有导入。</NoticeBar>
        )}
        {batch.state === 'done' && !isEmpty(batch) && (
          <p style={{ marginTop: 14 }}>
            下一步：{batch.rejected > 0 && '下载下面的拒绝行，改正后再导入；或'}到
            <Link to="/enterprises">企业</Link>核对数据。
          </p>
        )}
      </Panel>
      {batch.warnings.length > 0 && (
        <Panel title="提醒">
          <ul>
            {batch.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Panel>
      )}
      {batch.rejected > 0 && <RejectionsPanel id={batch.id} keepsRows={batch.keepsRows} />}
      <Panel title="文件">
        <Origin batch={batch} />
      </Panel>
    </>
  );
}

function Origin({ batch }: { batch: ImportBatch }) {
  return (
    <Facts
      of={[
        ['文件大小', fileSize(batch.fileSize)],
        ['数据来源', batch.feed ?? '未注明'],
        ['所属期间', batch.period ?? '未注明'],
        ['空单元格', batch.emptyCells === 'keep' ? '保留原值' : '清除为暂无数据'],
        ['上传', `${minuteOf(batch.createdAt)}${batch.createdBy ? ` ${batch.createdBy}` : ''}`],
        ['开始', batch.startedAt && minuteOf(batch.startedAt)],
        ['结束', batch.finishedAt && minuteOf(batch.finishedAt)],
        ['数据版本', batch.populationVersion],
      ]}
    />
  );
}

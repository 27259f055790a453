import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { dictionariesQuery, dictionaryChangesQuery } from '../api/feeds.js';
import type { DictionaryChange, DictionaryName, DictionaryVersion } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Mark, type Tone } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { count } from '../text/number.js';

const NAMES: Record<DictionaryName, string> = {
  facts: '指标目录',
  tags: '标签目录',
  industries: '国民经济行业分类',
  towns: '街镇',
  registrationTypes: '登记注册类型',
};

const KINDS: Record<DictionaryChange['kind'], { name: string; tone: Tone }> = {
  added: { name: '新增', tone: 'ok' },
  removed: { name: '删除', tone: 'bad' },
  changed: { name: '修改', tone: 'warn' },
};

/** The dictionaries and since when each version of them has been in force; a version opens to what it changed. */
export function DictionaryList() {
  const versions = useQuery(dictionariesQuery);
  const [open, setOpen] = useState<DictionaryVersion>();
  return (
    <>
      <Panel
        title="词表版本"
        flush
        extra={<DownloadButton address="/api/dictionaries/export.csv">导出 CSV</DownloadButton>}
      >
        <Loaded query={versions}>
          {(rows) => (
            <RecordTable
              label="词表版本"
              columns={columnsOf(setOpen)}
              rows={rows}
              keyOf={({ dictionary, number }) => `${dictionary}/${number}`}
            />
          )}
        </Loaded>
      </Panel>
      {open && <Changes version={open} />}
    </>
  );
}

const columnsOf = (open: (version: DictionaryVersion) => void): readonly Column<DictionaryVersion>[] => [
  { key: 'name', title: '词表', main: true, render: ({ dictionary }) => NAMES[dictionary] },
  { key: 'number', title: '版本', width: 90, render: ({ number }) => `第 ${number} 版` },
  { key: 'words', title: '条目', width: 110, numeric: true, render: ({ words }) => `${count(words)} 条` },
  {
    key: 'since',
    title: '启用时间',
    width: 170,
    render: ({ inForceAt }) => <span className="number">{minuteOf(inForceAt)}</span>,
  },
  {
    key: 'digest',
    title: '摘要（SHA-256）',
    render: ({ digest }) => <code title={digest}>{digest.slice(0, 16)}…</code>,
  },
  {
    key: 'changes',
    title: '变化',
    width: 120,
    render: (version) =>
      version.number === 1 ? (
        <span className="muted">首个版本</span>
      ) : (
        <Button
          size="small"
          aria-label={`${NAMES[version.dictionary]}第 ${version.number} 版改了什么`}
          onClick={() => open(version)}
        >
          改了什么
        </Button>
      ),
  },
];

function Changes({ version }: { version: DictionaryVersion }) {
  const { dictionary, number } = version;
  const changes = useQuery(dictionaryChangesQuery(dictionary, number));
  return (
    <Panel
      title={`${NAMES[dictionary]}第 ${number} 版与上一版相比`}
      flush
      extra={
        <DownloadButton address={`/api/dictionaries/${dictionary}/${number}/changes.csv`}>
          导出 CSV
        </DownloadButton>
      }
    >
      <Loaded query={changes}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="没有变化" />
          ) : (
            <RecordTable label="变化" columns={CHANGE_COLUMNS} rows={rows} keyOf={({ key }) => key} />
          )
        }
      </Loaded>
    </Panel>
  );
}

const CHANGE_COLUMNS: readonly Column<DictionaryChange>[] = [
  {
    key: 'kind',
    title: '变化',
    width: 90,
    render: ({ kind }) => <Mark tone={KINDS[kind].tone}>{KINDS[kind].name}</Mark>,
  },
  {
    key: 'label',
    title: '条目',
    main: true,
    width: 260,
    render: ({ label, key }) => (
      <>
        {label} <span className="muted">{key}</span>
      </>
    ),
  },
  {
    key: 'details',
    title: '内容',
    render: ({ details }) =>
      details.length === 0
        ? null
        : details.map(({ name, before, after }) => (
            <div key={name}>
              <span className="muted">{name}：</span>
              {before || '（无）'} → {after || '（无）'}
            </div>
          )),
  },
];

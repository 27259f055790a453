import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useParams } from 'react-router';
import { policyQuery, policyVersionsQuery } from '../api/policies.js';
import type { PolicyVersion } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { minuteOf } from '../text/day.js';
import { FieldChanges } from './field-changes.js';
import { ItemChanges } from './item-changes.js';
import { TextChanges } from './text-changes.js';
import styles from './versions.module.css';

/** What changed from one version of a policy to another? */
export default function VersionsPage() {
  const { code = '' } = useParams();
  const policy = useQuery(policyQuery(code));
  const versions = useQuery(policyVersionsQuery(code));
  return (
    <Page
      title={policy.data ? `${policy.data.title}：版本对比` : '版本对比'}
      lead="左边是较早的版本，右边是较新的版本；改动的地方标出颜色。"
      back={{ to: `/policies/${encodeURIComponent(code)}`, label: '返回政策' }}
      actions={
        <DownloadButton address={`/api/policies/${encodeURIComponent(code)}/versions.csv`}>
          导出各版本（CSV）
        </DownloadButton>
      }
    >
      <Loaded query={versions}>{(all) => <Versions all={all} />}</Loaded>
    </Page>
  );
}

function Versions({ all }: { all: PolicyVersion[] }) {
  const address = useAddress();
  const chosen = (key: string, otherwise: PolicyVersion | undefined) =>
    all.find(({ number }) => `${number}` === address.text(key)) ?? otherwise;
  const to = chosen('to', all[0]);
  const from = chosen(
    'from',
    all.find(({ number }) => to && number < to.number),
  );
  if (!to || !from)
    return (
      <Panel>
        <Empty title="只有一个版本">
          {to && `第 ${to.number} 版，${minuteOf(to.createdAt)} 发布。写新版本并批准后，可以在这里对比。`}
        </Empty>
      </Panel>
    );
  const [older, newer] = from.number <= to.number ? [from, to] : [to, from];
  return (
    <>
      <Panel title="选择版本">
        <div className={styles.choice}>
          <VersionSelect
            label="较早的版本"
            all={all}
            value={from}
            onChange={(number) => address.change({ from: number })}
          />
          <VersionSelect
            label="较新的版本"
            all={all}
            value={to}
            onChange={(number) => address.change({ to: number })}
          />
        </div>
      </Panel>
      <FieldChanges older={older} newer={newer} />
      <ItemChanges older={older} newer={newer} />
      <TextChanges older={older.body} newer={newer.body} />
    </>
  );
}

interface SelectProps {
  label: string;
  all: readonly PolicyVersion[];
  value: PolicyVersion;
  onChange: (number: string) => void;
}

function VersionSelect({ label, all, value, onChange }: SelectProps) {
  return (
    <label className={styles.version}>
      <span>{label}</span>
      <Select
        aria-label={label}
        style={{ width: '100%' }}
        value={`${value.number}`}
        options={all.map(({ number, createdAt, origin }) => ({
          value: `${number}`,
          label: `第 ${number} 版（${minuteOf(createdAt)}，${origin === 'file' ? '文件维护' : '部门编写'}）`,
        }))}
        onChange={onChange}
      />
    </label>
  );
}

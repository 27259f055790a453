import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { noticeQuery } from '../api/privacy.js';
import type { PrivacyNotice } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { Facts } from '../app/facts.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { dayOf } from '../text/day.js';
import { NoticePurposes } from './notice-purposes.js';
import styles from './privacy.module.css';

/** Who handles which personal data, what for, by what right, for how long, and what can be done about it? */
export default function NoticePage() {
  const { text, change } = useAddress();
  const notice = useQuery(noticeQuery(text('version')));
  return (
    <Page
      title={notice.data?.title ?? '个人信息处理告知'}
      lead={notice.data && `${notice.data.version} 版，${dayOf(notice.data.publishedAt)} 公布。`}
      narrow
      actions={notice.data && <Versions notice={notice.data} onChange={(version) => change({ version })} />}
    >
      <Loaded query={notice} rows={12}>
        {(found) => <Notice notice={found} />}
      </Loaded>
    </Page>
  );
}

function Versions({
  notice,
  onChange,
}: {
  notice: PrivacyNotice;
  onChange: (version: string | undefined) => void;
}) {
  const [newest] = notice.versions;
  if (notice.versions.length < 2) return null;
  return (
    <Select
      aria-label="版本"
      value={notice.version}
      options={notice.versions.map(({ version }) => ({
        value: version,
        label: version === newest?.version ? `${version}（现行）` : version,
      }))}
      onChange={(version: string) => onChange(version === newest?.version ? undefined : version)}
      style={{ width: 190 }}
    />
  );
}

function Notice({ notice }: { notice: PrivacyNotice }) {
  const { handler } = notice;
  return (
    <div className={styles.text}>
      <Panel title="谁在处理">
        <p>{notice.scope}</p>
        <Facts
          of={[
            ['个人信息处理者', handler.name],
            ['联系人', handler.contact],
            ['电话', handler.phone],
            ['地址', handler.address],
          ]}
        />
      </Panel>
      <NoticePurposes notice={notice} />
      <Panel title="自动化决策与推送">
        <p>{notice.automatedDecision}</p>
      </Panel>
      <Panel title="共享">
        <p>{notice.sharing}</p>
      </Panel>
      <Rights notice={notice} />
    </div>
  );
}

function Rights({ notice }: { notice: PrivacyNotice }) {
  return (
    <Panel title="您的权利">
      <ul className={styles.rights}>
        {notice.rights.map(({ title, article, how }) => (
          <li key={title}>
            <b>{title}</b> <span className="muted">{article}</span>
            <div>{how}</div>
          </li>
        ))}
      </ul>
      <p style={{ marginTop: 14 }}>
        需要人工办理的请求，最迟在 {notice.answerWithinWorkingDays} 个工作日内答复；副本生成后可下载{' '}
        {notice.copyKeptDays} 天，期满删除。
      </p>
      <p>{notice.remedy}</p>
    </Panel>
  );
}

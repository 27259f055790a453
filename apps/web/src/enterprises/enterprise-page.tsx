import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { enterpriseQuery } from '../api/enterprises.js';
import type { EnterpriseDetail, FactValue } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Loaded } from '../app/loaded.js';
import { Mark, type Tone } from '../app/mark.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { useMay } from '../app/session.js';
import { Expiry } from '../facts/expiry.js';
import { dayOf } from '../text/day.js';
import { withUnit } from '../text/quantity.js';
import styles from './enterprises.module.css';
import { EnterpriseChanges, ReceivedPushes } from './enterprise-record.js';
import { EnterpriseStatusMark } from './status.js';

/** What is known of this enterprise, from where, and as of when? */
export default function EnterprisePage() {
  const { uscc = '' } = useParams();
  const enterprise = useQuery(enterpriseQuery(uscc));
  const navigate = useNavigate();
  const checkup = useMay('checkup:read');
  return (
    <Page
      title={enterprise.data?.name ?? '企业'}
      lead={<span className="number">统一社会信用代码 {uscc}</span>}
      back={{ to: '/enterprises', label: '返回企业列表' }}
      actions={
        checkup && (
          <Button type="primary" onClick={() => void navigate(`/enterprises/${uscc}/checkup`)}>
            政策体检
          </Button>
        )
      }
    >
      <Loaded query={enterprise} rows={10}>
        {(data) => <Enterprise enterprise={data} />}
      </Loaded>
    </Page>
  );
}

function Enterprise({ enterprise }: { enterprise: EnterpriseDetail }) {
  const pushes = useMay('pushes:read');
  return (
    <>
      {enterprise.mergedInto && (
        <NoticeBar tone="warn">
          已并入 <Link to={`/enterprises/${enterprise.mergedInto}`}>{enterprise.mergedInto}</Link>。
        </NoticeBar>
      )}
      <Panel title="登记信息" extra={<EnterpriseStatusMark status={enterprise.status} />}>
        <Facts
          of={[
            ['街镇', enterprise.town ?? '暂无数据'],
            ['行业', enterprise.industry ?? '暂无数据'],
            ['成立日期', enterprise.established ?? '暂无数据'],
            ['数据版本', enterprise.populationVersion],
            ['数据性质', enterprise.generated ? '程序生成的演示数据' : null],
          ]}
        />
      </Panel>
      <Panel title="标签">
        <Tags title="已有标签" tone="accent" tags={enterprise.tags} none="没有标签" />
        <Tags title="数据不足、无法判断的标签" tone="quiet" tags={enterprise.undeterminedTags} none="没有" />
      </Panel>
      <Panel title="指标" flush>
        <RecordTable label="指标" columns={COLUMNS} rows={enterprise.facts} keyOf={({ key }) => key} />
      </Panel>
      {pushes && <ReceivedPushes uscc={enterprise.uscc} />}
      <EnterpriseChanges uscc={enterprise.uscc} />
    </>
  );
}

interface TagsProps {
  title: string;
  tone: Tone;
  tags: EnterpriseDetail['tags'];
  none: string;
}

function Tags({ title, tone, tags, none }: TagsProps) {
  return (
    <div className={styles.tags}>
      <h3>{title}</h3>
      <ul>
        {tags.length === 0 && <li className="muted">{none}</li>}
        {tags.map(({ code, label, group }) => (
          <li key={code}>
            <Mark tone={tone}>
              {group} · {label}
            </Mark>
          </li>
        ))}
      </ul>
    </div>
  );
}

const COLUMNS: readonly Column<FactValue>[] = [
  {
    key: 'label',
    title: '指标',
    main: true,
    render: ({ label, derived }) => (
      <>
        {label} {derived && <Mark>推算</Mark>}
      </>
    ),
  },
  {
    key: 'value',
    title: '值',
    render: ({ text, unit, hidden, expired }) => (
      <>
        {text === null ? (
          <span className="muted">{hidden ? '无权查看' : '暂无数据'}</span>
        ) : (
          withUnit(text, unit)
        )}
        {expired && <Expiry expired={expired} />}
      </>
    ),
  },
  { key: 'period', title: '期间', render: ({ period }) => period },
  { key: 'feed', title: '来源', render: ({ feed }) => feed },
  {
    key: 'asOf',
    title: '数据日期',
    width: 130,
    render: ({ asOf }) => asOf && <span className="number">{dayOf(asOf)}</span>,
  },
];

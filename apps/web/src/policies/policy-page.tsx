import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { policyQuery } from '../api/policies.js';
import type { PolicyDetail, Round } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { isEnterprisePerson, useMe } from '../app/session.js';
import { PolicyActions } from './policy-actions.js';
import { PolicyDocumentPanel } from './policy-document.js';
import { PolicyProfilePanel } from './policy-profile.js';
import { PolicyItemPanel } from './policy-item-panel.js';
import { roundPhase } from './round-phase.js';

/** What does this policy ask for, and whom would it reach? */
export default function PolicyPage() {
  const { code = '' } = useParams();
  const policy = useQuery(policyQuery(code));
  const staff = !isEnterprisePerson(useMe());
  return (
    <Page
      title={policy.data?.title ?? '政策'}
      back={{ to: '/policies', label: '返回政策列表' }}
      actions={policy.data && staff && <PolicyActions policy={policy.data} />}
    >
      <Loaded query={policy}>{(data) => <Policy policy={data} />}</Loaded>
    </Page>
  );
}

function Policy({ policy }: { policy: PolicyDetail }) {
  return (
    <>
      {!policy.inForce && <NoticeBar tone="warn">这项政策现在不在有效期：{policy.validity}</NoticeBar>}
      <Panel
        title="基本情况"
        extra={
          <Mark tone={policy.inForce ? 'ok' : 'quiet'}>{policy.inForce ? '在有效期' : '不在有效期'}</Mark>
        }
      >
        {policy.summary && <p style={{ marginBottom: 12 }}>{policy.summary}</p>}
        <Facts
          of={[
            ['主管部门', policy.department.name],
            ['文号', policy.documentNumber],
            ['有效期', policy.validity],
            ['来源', policy.source],
            ['版本', `第 ${policy.version} 版`],
            ['主题', policy.themes.join('、') || null],
            ['废止原因', policy.repealReason],
            ['代替', policy.supersedes.length > 0 ? <PolicyLinks of={policy.supersedes} /> : null],
            ['已被代替', policy.supersededBy && <PolicyLinks of={[policy.supersededBy]} />],
          ]}
        />
      </Panel>
      <PolicyProfilePanel policy={policy} />
      {policy.rounds.length > 0 && (
        <Panel title="批次" flush>
          <RecordTable label="批次" columns={ROUND_COLUMNS} rows={policy.rounds} keyOf={({ id }) => id} />
        </Panel>
      )}
      {policy.items.map((item) => (
        <PolicyItemPanel key={item.id} policy={policy.code} item={item} />
      ))}
      <PolicyDocumentPanel policy={policy} />
    </>
  );
}

/** Other policies by name. */
function PolicyLinks({ of }: { of: PolicyDetail['supersedes'] }) {
  return of.map(({ code, title }) => (
    <Link key={code} to={`/policies/${encodeURIComponent(code)}`}>
      《{title}》
    </Link>
  ));
}

const ROUND_COLUMNS: readonly Column<Round>[] = [
  { key: 'title', title: '批次', render: ({ title }) => title },
  { key: 'opens', title: '开始', render: ({ opens }) => opens ?? '未定' },
  { key: 'closes', title: '截止', render: ({ closes }) => closes ?? '未定' },
  {
    key: 'open',
    title: '状态',
    render: (round) => <Mark tone={round.open ? 'ok' : 'quiet'}>{roundPhase(round)}</Mark>,
  },
];

import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { departmentsQuery, personQuery } from '../api/people.js';
import type { PersonDetail } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { useMay, useMe } from '../app/session.js';
import { minuteOf } from '../text/day.js';
import { DeputiesPanel } from '../deputies/deputies-panel.js';
import { AccountActions } from './account-actions.js';
import { GrantsPanel } from './grants-panel.js';
import { PersonHistory } from './person-history.js';
import { PersonStateMark } from './person-state.js';

const BACK = { to: '/people', label: '人员与部门' };

/** What may this person do, since when, and who said so? */
export default function PersonPage() {
  const { id = '' } = useParams();
  const person = useQuery(personQuery(id));
  if (person.data) return <Person person={person.data} />;
  return (
    <Page title="人员" back={BACK}>
      <Loaded query={person}>{() => null}</Loaded>
    </Page>
  );
}

function Person({ person }: { person: PersonDetail }) {
  const write = useMay('people:write');
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <Page
      title={person.name}
      lead={person.department?.name ?? '不属于任何部门'}
      back={BACK}
      actions={write && <AccountActions person={person} departments={departments} />}
    >
      <Advice person={person} />
      <Panel title="账号">
        <Facts
          of={[
            ['状态', <PersonStateMark key="state" state={person.state} />],
            ['停用时间', person.endedAt && minuteOf(person.endedAt)],
            ['停用原因', person.endReason],
            ['账号标识', person.subject ?? '尚未绑定，不能登录'],
            ['建立时间', minuteOf(person.createdAt)],
            ['最近使用', person.lastSeenAt ? minuteOf(person.lastSeenAt) : '目前没有登录'],
          ]}
        />
      </Panel>
      <GrantsPanel person={person} />
      {write && person.department && person.state !== 'ended' && <DeputiesPanel person={person.id} />}
      <PersonHistory person={person} />
    </Page>
  );
}

/** What to do next, and by whom. */
function Advice({ person }: { person: PersonDetail }) {
  const me = useMe();
  const grants = useMay('grants:write');
  const write = useMay('people:write');
  if (person.id === me.id && grants)
    return <NoticeBar>这是您自己的账号：不能给自己授予或收回角色，请由另一位安全管理员办理。</NoticeBar>;
  if (person.id === me.id && write)
    return <NoticeBar>这是您自己的账号：不能停用自己，请由另一位系统管理员办理。</NoticeBar>;
  if (person.state === 'unauthorised')
    return (
      <NoticeBar tone="warn">
        {grants ? '还没有角色，登录后什么也做不了：请授予角色。' : '还没有角色，请安全管理员授予。'}
      </NoticeBar>
    );
  return null;
}

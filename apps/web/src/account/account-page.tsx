import { Button } from 'antd';
import type { Me, Role } from '../api/types.js';
import { ROLE_NAMES } from '../app/role-names.js';
import { Facts } from '../app/facts.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { useMe, useSignOut } from '../app/session.js';
import { DeputiesPanel } from '../deputies/deputies-panel.js';
import { SessionsPanel } from './sessions-panel.js';

const listed = (names: readonly string[]): string | null => (names.length > 0 ? names.join('、') : null);

const ADMINISTRATORS: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

/** Staff of a department stand in for one another; the three administrators are kept apart. */
const mayHaveDeputies = ({ department, roles }: Me): boolean =>
  department !== null && !roles.some((role) => ADMINISTRATORS.includes(role));

/** Who am I here, and where am I signed in? */
export default function AccountPage() {
  const me = useMe();
  const signOut = useSignOut();
  const enterprises = me.enterprises.map(({ name }) => name);
  const deputyFor = me.deputyFor.map(
    ({ name, roles }) => `${name}（${roles.map((role) => ROLE_NAMES[role]).join('、')}）`,
  );
  return (
    <Page
      title="我的账号"
      lead="角色由安全管理员授予；发现不是本人的登录，请立即退出它并联系管理员。"
      actions={
        <Button danger loading={signOut.isPending} onClick={() => signOut.mutate(true)}>
          退出全部设备
        </Button>
      }
    >
      <Panel title="身份">
        <Facts
          of={[
            ['姓名', me.name],
            ['部门', me.department?.name],
            ['角色', listed(me.roles.map((role) => ROLE_NAMES[role])) ?? '尚未授予'],
            ['今天代理', listed(deputyFor)],
            ['企业', listed(enterprises)],
          ]}
        />
      </Panel>
      {mayHaveDeputies(me) && <DeputiesPanel />}
      <SessionsPanel />
    </Page>
  );
}

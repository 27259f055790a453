import { DownOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import { ANOTHER_PERSON } from '../api/session.js';
import type { Me } from '../api/types.js';
import styles from './layout.module.css';
import { useSignOut } from './session.js';

/** Who is signed in, for which department, and the ways to one's account and out. */
export function ActingPerson({ me }: { me: Me }) {
  const signOut = useSignOut();
  const navigate = useNavigate();
  const items: MenuProps['items'] = [
    { key: 'account', label: '我的账号', onClick: () => void navigate('/account') },
    ...(me.demo ? [{ key: 'another', label: <a href={ANOTHER_PERSON}>切换人员</a> }] : []),
    { type: 'divider' },
    { key: 'out', label: '退出登录', onClick: () => signOut.mutate(false) },
  ];
  const second =
    me.deputyFor.length > 0 ? `代 ${me.deputyFor.map(({ name }) => name).join('、')}` : undefined;
  return (
    <div className={styles.person}>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <button type="button" className={styles.who} aria-haspopup="menu">
          <span className="visually-hidden">当前人员：</span>
          <span className={styles.name}>
            {me.name} <DownOutlined aria-hidden="true" className={styles.down} />
          </span>
          {(second ?? me.department) && (
            <span className={styles.department}>{second ?? me.department?.name}</span>
          )}
        </button>
      </Dropdown>
    </div>
  );
}

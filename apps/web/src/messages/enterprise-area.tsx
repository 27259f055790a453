import { Select } from 'antd';
import { Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { useMe } from '../app/session.js';
import { Arrivals } from './arrivals.js';
import styles from './enterprise-area.module.css';

/** Everything of one enterprise: which one it is, and what arrives meanwhile. */
export default function EnterpriseArea() {
  const { uscc = '' } = useParams();
  const me = useMe();
  const own = me.enterprises.find((enterprise) => enterprise.uscc === uscc);
  return (
    <>
      <div className={styles.strip}>
        {me.enterprises.length > 1 ? (
          <Switcher uscc={uscc} />
        ) : (
          <span className={styles.name}>{own?.name ?? uscc}</span>
        )}
        <span className={`muted ${styles.code}`}>统一社会信用代码 {uscc}</span>
        <Arrivals key={uscc} uscc={uscc} />
      </div>
      <Outlet key={uscc} />
    </>
  );
}

function Switcher({ uscc }: { uscc: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const area = pathname.includes('/checkup') ? 'checkup' : 'messages';
  return (
    <Select
      aria-label="选择企业"
      className={styles.select}
      value={uscc}
      options={me.enterprises.map(({ uscc: value, name: label }) => ({ value, label }))}
      onChange={(next: string) => void navigate(`/enterprise/${next}/${area}`)}
    />
  );
}

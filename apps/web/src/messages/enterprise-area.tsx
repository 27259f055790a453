import { lazy, Suspense } from 'react';
import { Outlet, useParams } from 'react-router';
import { useMe } from '../app/session.js';
import { Arrivals } from './arrivals.js';
import styles from './enterprise-area.module.css';

// Most people act for one enterprise and need no list to choose from.
const EnterpriseSwitcher = lazy(() => import('./enterprise-switcher.js'));

/** Everything of one enterprise: which one it is, and what arrives meanwhile. */
export default function EnterpriseArea() {
  const { uscc = '' } = useParams();
  const me = useMe();
  const own = me.enterprises.find((enterprise) => enterprise.uscc === uscc);
  return (
    <>
      <div className={styles.strip}>
        {me.enterprises.length > 1 ? (
          <Suspense fallback={<span className={styles.name}>{own?.name}</span>}>
            <EnterpriseSwitcher uscc={uscc} />
          </Suspense>
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

import { lazy, Suspense } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { ActingPerson } from './acting-person.js';
import styles from './layout.module.css';
import { MainNav } from './main-nav.js';
import { NavDrawer } from './nav-drawer.js';
import { placesOf } from './navigation.js';
import { useSession } from './session.js';
import { Waiting } from './waiting.js';
import { useWide } from './wide.js';

const NoticeReminder = lazy(() => import('../privacy/notice-reminder.js'));
// Needed once something is decided, exported or granted.
const StepUpDialog = lazy(() => import('../sign-in/step-up-dialog.js'));

/** The frame of every page: what is demo data, where one can go, who acts. */
export function Layout() {
  const me = useSession().data?.me;
  const { pathname } = useLocation();
  const wide = useWide();
  const places = me ? placesOf(me, pathname) : [];
  return (
    <>
      <a href="#main" className={styles.skip}>
        跳到正文
      </a>
      {me?.demo && <p className={styles.demo}>演示数据：企业均为生成</p>}
      <header className={`${styles.header} no-print`}>
        {me && !wide && <NavDrawer places={places} />}
        <Link to={me ? '/' : '/sign-in'} className={styles.product}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
          政策精准推送 <span className={styles.district}>· 宝山区</span>
        </Link>
        {wide && <MainNav places={places} />}
        {me && <ActingPerson me={me} />}
      </header>
      {me && (
        <Suspense>
          <NoticeReminder />
        </Suspense>
      )}
      <main id="main" className={styles.main}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      {me && (
        <Suspense>
          <StepUpDialog />
        </Suspense>
      )}
      <ScrollRestoration getKey={({ pathname: key }) => key} />
    </>
  );
}

import type { ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Failure } from './failure.js';
import { Page } from './page.js';
import { MeContext, useMay, useSession, type Permission } from './session.js';
import { Waiting } from './waiting.js';

/** Lets only those through who are signed in; others sign in first and come back to where they were. */
export function Guard() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.data?.me) {
    return (
      <MeContext value={session.data.me}>
        <Outlet />
      </MeContext>
    );
  }
  if (session.data) {
    const query = new URLSearchParams({ returnTo: `${pathname}${search}` });
    if (session.data.expired) query.set('expired', 'true');
    return <Navigate to={`/sign-in?${query.toString()}`} replace />;
  }
  if (session.error) return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  return <Waiting />;
}

/** Shows a page only to those who may see it. */
export function Permitted({ permission, children }: { permission: Permission; children: ReactNode }) {
  if (useMay(permission)) return children;
  return (
    <Page title="没有权限">
      <p>当前人员不能查看这一页。请从上方导航选择其他页面；需要这项权限时，请联系安全管理员。</p>
    </Page>
  );
}

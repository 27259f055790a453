import type { ReactNode } from 'react';
import { Navigate, Outlet } from 'react-router';
import { Failure } from './failure.js';
import { Page } from './page.js';
import { MeContext, useMay, useSession, type Permission } from './session.js';
import { Waiting } from './waiting.js';

/** Lets only a chosen person through; others go to where one is chosen. */
export function Guard() {
  const session = useSession();
  if (session.data === null) return <Navigate to="/demo" replace />;
  if (session.data) {
    return (
      <MeContext value={session.data}>
        <Outlet />
      </MeContext>
    );
  }
  if (session.error) return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  return <Waiting />;
}

/** Shows a page only to those who may see it. */
export function Permitted({ permission, children }: { permission: Permission; children: ReactNode }) {
  if (useMay(permission)) return children;
  return (
    <Page title="没有权限">
      <p>当前人员不能查看这一页。请从上方导航选择其他页面，或切换人员。</p>
    </Page>
  );
}

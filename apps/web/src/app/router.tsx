import { lazy } from 'react';
import { createBrowserRouter } from 'react-router';
import { Guard, Permitted } from './guard.js';
import { Home } from './home.js';
import { Layout } from './layout.js';
import { NotFound } from './not-found.js';
import { RouteFailure } from './route-failure.js';
import type { Permission } from './session.js';

// Each area is a chunk of its own, so that an enterprise never loads what the departments work with.
const AccountPage = lazy(() => import('../account/account-page.js'));
const ClaimPage = lazy(() => import('../members/claim-page.js'));
const JoinPage = lazy(() => import('../members/join-page.js'));
const MembersPage = lazy(() => import('../members/members-page.js'));
const MyEnterprisesPage = lazy(() => import('../members/my-enterprises-page.js'));
const SignInPage = lazy(() => import('../sign-in/sign-in-page.js'));
const SignedOutPage = lazy(() => import('../sign-in/signed-out-page.js'));
const SteppedUpPage = lazy(() => import('../sign-in/stepped-up-page.js'));
const EnterpriseArea = lazy(() => import('../messages/enterprise-area.js'));
const MessagesPage = lazy(() => import('../messages/messages-page.js'));
const KeptReportPage = lazy(() => import('../checkup/kept-report-page.js'));
const KeptReportsPage = lazy(() => import('../checkup/kept-reports-page.js'));
const OwnPolicyPage = lazy(() => import('../match/own-policy-page.js'));
const MatchesPage = lazy(() => import('../match/matches-page.js'));
const CheckupPage = lazy(() => import('../checkup/checkup-page.js'));
const PeoplePage = lazy(() => import('../people/people-page.js'));
const PersonPage = lazy(() => import('../people/person-page.js'));
const PoliciesPage = lazy(() => import('../policies/policies-page.js'));
const PolicyPage = lazy(() => import('../policies/policy-page.js'));
const NewPolicyPage = lazy(() => import('../policy-editor/new-policy-page.js'));
const DraftPage = lazy(() => import('../policy-editor/draft-page.js'));
const VersionsPage = lazy(() => import('../policy-versions/versions-page.js'));
const AuditPage = lazy(() => import('../audit/audit-page.js'));
const KeysPage = lazy(() => import('../keys/keys-page.js'));
const CoveragePage = lazy(() => import('../coverage/coverage-page.js'));
const TodosPage = lazy(() => import('../todos/todos-page.js'));
const PushesPage = lazy(() => import('../pushes/pushes-page.js'));
const PushPage = lazy(() => import('../pushes/push-page.js'));
const NewPushPage = lazy(() => import('../pushes/new-push-page.js'));
const EditPushPage = lazy(() => import('../pushes/edit-push-page.js'));
const ImportsPage = lazy(() => import('../imports/imports-page.js'));
const ImportPage = lazy(() => import('../imports/import-page.js'));
const EnterprisesPage = lazy(() => import('../enterprises/enterprises-page.js'));
const EnterprisePage = lazy(() => import('../enterprises/enterprise-page.js'));
const CataloguePage = lazy(() => import('../catalogue/catalogue-page.js'));
const FactPage = lazy(() => import('../facts/fact-page.js'));
const TagPage = lazy(() => import('../tags/tag-page.js'));
const OwnDataPage = lazy(() => import('../own-facts/own-data-page.js'));
const CorrectionsPage = lazy(() => import('../corrections/corrections-page.js'));
const FeedsPage = lazy(() => import('../feeds/feeds-page.js'));
const TryRulePage = lazy(() => import('../rules/try-rule-page.js'));
const NoticePage = lazy(() => import('../privacy/notice-page.js'));
const OwnPrivacyPage = lazy(() => import('../privacy/own-privacy-page.js'));
const PrivacyRequestsPage = lazy(() => import('../privacy/requests-page.js'));
const MetricsPage = lazy(() => import('../metrics/metrics-page.js'));

const page = (path: string, permission: Permission, element: React.ReactNode) => ({
  path,
  element: <Permitted permission={permission}>{element}</Permitted>,
});

export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <RouteFailure />,
    children: [
      { path: '/privacy', element: <NoticePage /> },
      { path: '/sign-in', element: <SignInPage /> },
      { path: '/signed-out', element: <SignedOutPage /> },
      { path: '/stepped-up', element: <SteppedUpPage /> },
      { path: '/join', element: <JoinPage /> },
      {
        element: <Guard />,
        children: [
          { path: '/', element: <Home /> },
          { path: '/account', element: <AccountPage /> },
          {
            path: '/enterprise/:uscc',
            element: <EnterpriseArea />,
            children: [
              page('messages/:sequence?', 'inbox:read', <MessagesPage />),
              page('checkup', 'checkup:read', <CheckupPage />),
              page('checkup/reports', 'checkup:read', <KeptReportsPage />),
              page('checkup/reports/:id', 'checkup:read', <KeptReportPage />),
              page('matches', 'checkup:read', <MatchesPage />),
              page('policies/:code', 'checkup:read', <OwnPolicyPage />),
              page('data', 'enterprise:self', <OwnDataPage />),
              page('privacy', 'enterprise:self', <OwnPrivacyPage />),
              page('members', 'enterprise:self', <MembersPage />),
            ],
          },
          page('/people', 'people:read', <PeoplePage />),
          page('/people/:id', 'people:read', <PersonPage />),
          page('/my-enterprises', 'enterprise:self', <MyEnterprisesPage />),
          page('/claim', 'enterprise:self', <ClaimPage />),
          page('/policies', 'policies:read', <PoliciesPage />),
          page('/policies/:code', 'policies:read', <PolicyPage />),
          page('/policies/:code/versions', 'policies:read', <VersionsPage />),
          page('/policies/drafts/:id', 'policies:read', <DraftPage />),
          page('/policies/new', 'policies:write', <NewPolicyPage />),
          page('/coverage', 'coverage:read', <CoveragePage />),
          page('/todo', 'todos:use', <TodosPage />),
          page('/pushes', 'pushes:read', <PushesPage />),
          page('/pushes/new', 'pushes:write', <NewPushPage />),
          page('/pushes/:id', 'pushes:read', <PushPage />),
          page('/pushes/:id/edit', 'pushes:write', <EditPushPage />),
          page('/imports', 'imports:read', <ImportsPage />),
          page('/imports/:id', 'imports:read', <ImportPage />),
          page('/enterprises', 'enterprises:read', <EnterprisesPage />),
          page('/enterprises/:uscc', 'enterprises:read', <EnterprisePage />),
          page('/enterprises/:uscc/checkup', 'checkup:read', <CheckupPage />),
          page('/enterprises/:uscc/checkup/reports', 'checkup:read', <KeptReportsPage />),
          page('/enterprises/:uscc/checkup/reports/:id', 'checkup:read', <KeptReportPage />),
          page('/catalogue', 'catalogue:read', <CataloguePage />),
          page('/catalogue/facts/:key', 'catalogue:read', <FactPage />),
          page('/catalogue/tags/:code', 'catalogue:read', <TagPage />),
          page('/corrections', 'corrections:answer', <CorrectionsPage />),
          page('/privacy-requests', 'privacy:answer', <PrivacyRequestsPage />),
          page('/feeds', 'imports:read', <FeedsPage />),
          page('/metrics', 'metrics:read', <MetricsPage />),
          page('/rules/try', 'audience:read', <TryRulePage />),
          page('/keys', 'keys:read', <KeysPage />),
          page('/audit', 'audit:read', <AuditPage />),
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
]);

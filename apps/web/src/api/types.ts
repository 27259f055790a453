import type { paths } from './schema.js';

type Json<R> = R extends { content: { 'application/json': infer B } } ? B : never;
type Responses<O> = O extends { responses: infer R } ? R : never;
type Success<R> = R[keyof R & (200 | 201 | 202)];

/** What a route answers when all goes well. */
type Answer<P extends keyof paths, M extends keyof paths[P]> = Json<Success<Responses<paths[P][M]>>>;

type RequestBody<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;
type Query<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

export type Me = Answer<'/api/me', 'get'>;
export type Role = Me['roles'][number];
export type OwnSession = Answer<'/api/me/sessions', 'get'>[number];

export type PersonQuery = Query<paths['/api/people']['get']>;
export type PersonRow = Answer<'/api/people', 'get'>['items'][number];
export type PersonDetail = Answer<'/api/people/{id}', 'get'>;
export type PersonEvent = Answer<'/api/people/{id}/history', 'get'>[number];
export type RoleGrant = PersonDetail['grants'][number];
export type NewGrant = RequestBody<paths['/api/people/{id}/grants']['post']>;
export type NewPerson = RequestBody<paths['/api/people']['post']>;
export type PersonEntry = RequestBody<paths['/api/people/{id}']['put']>;
export type DepartmentRecord = Answer<'/api/departments/register', 'get'>[number];
export type DeputyBoard = Answer<'/api/me/deputies', 'get'>;
export type Deputy = DeputyBoard['deputies'][number];
export type NewDeputy = RequestBody<paths['/api/me/deputies']['post']>;
export type OwnEnterprise = Me['enterprises'][number];
export type MemberBoard = Answer<'/api/enterprises/{uscc}/members', 'get'>;
export type Member = MemberBoard['members'][number];
export type MemberRole = Member['role'];
export type Invitation = MemberBoard['invitations'][number];
export type Invited = Answer<'/api/enterprises/{uscc}/invitations', 'post'>;

export type Catalogue = Answer<'/api/catalogue', 'get'>;
export type Fact = Catalogue['facts'][number];
export type FactDetail = Answer<'/api/catalogue/facts/{key}', 'get'>;
export type Tag = Catalogue['tags'][number];
export type Industry = Answer<'/api/catalogue/industries', 'get'>[number];

export type EnterpriseQuery = Query<paths['/api/enterprises']['get']>;
export type EnterpriseRow = Answer<'/api/enterprises', 'get'>['items'][number];
export type EnterpriseStatus = EnterpriseRow['status'];
export type EnterpriseDetail = Answer<'/api/enterprises/{uscc}', 'get'>;
export type FactValue = EnterpriseDetail['facts'][number];

export type TagDay = Answer<'/api/tags/{code}/history', 'get'>[number];
export type TagMetric = Answer<'/api/metrics/tags', 'get'>['metrics'][number];

export type CheckupReport = Answer<'/api/enterprises/{uscc}/checkup', 'get'>;
export type CheckupItem = CheckupReport['items'][number];
export type KeptReport = Answer<'/api/enterprises/{uscc}/checkup-reports/{id}', 'get'>;
export type KeptReportHead = Answer<'/api/enterprises/{uscc}/checkup-reports', 'get'>['items'][number];
export type ReportChange = Answer<
  '/api/enterprises/{uscc}/checkup-reports/{id}/changes',
  'get'
>['items'][number];
export type CheckupNode = CheckupItem['root'];
export type Verdict = CheckupItem['verdict'];
export type Truth = CheckupNode['truth'];

export type MatchQuery = Query<paths['/api/enterprises/{uscc}/matches']['get']>;
export type MatchPage = Answer<'/api/enterprises/{uscc}/matches', 'get'>;
export type MatchRow = MatchPage['items'][number];
export type FacetName = keyof MatchPage['facets'];

export type PolicyRow = Answer<'/api/policies', 'get'>[number];
export type PolicyDetail = Answer<'/api/policies/{code}', 'get'>;
export type PolicyItem = PolicyDetail['items'][number];
export type Round = PolicyDetail['rounds'][number];
export type PolicyListQuery = Query<paths['/api/policies']['get']>;
export type PolicyVersion = Answer<'/api/policies/{code}/versions', 'get'>[number];
export type PolicyDocument = Answer<'/api/policy-documents/{id}', 'get'>;
export type RepealInput = RequestBody<paths['/api/policies/{code}/repeal']['post']>;
export type DraftRow = Answer<'/api/policy-drafts', 'get'>[number];
export type DraftDetail = Answer<'/api/policy-drafts/{id}', 'get'>;
export type DraftStart = RequestBody<paths['/api/policy-drafts']['post']>;
export type DraftContent = DraftDetail['content'];
export type DraftItem = DraftContent['items'][number];
export type DraftFault = DraftDetail['faults'][number];
export type ClauseMark = DraftItem['marks'][number];
export type RuleTrial = Answer<'/api/policy-drafts/trial', 'post'>;
export type RuleInsight = Answer<'/api/audience/insight', 'post'>;
export type ConditionInsight = RuleInsight['conditions'][number];
export type Curve = RuleInsight['curves'][number];
export type CurveStep = Curve['steps'][number];
export type Split = RuleInsight['splits'][number];
export type RuleOverlap = Answer<'/api/audience/overlap', 'post'>;
export type ExamplesInput = RequestBody<paths['/api/audience/examples']['post']>;
export type Coverage = Answer<'/api/coverage', 'get'>;
export type CoverageItem = Coverage['items'][number];
export type CoverageQuery = Query<paths['/api/coverage/enterprises']['get']>;
export type RuleCheck = Answer<'/api/rules/check', 'post'>;
export type ConditionBoundaries = Answer<'/api/rules/boundary-cases', 'post'>['conditions'][number];
export type BoundaryCase = ConditionBoundaries['cases'][number];
export type IndustryEntry = Answer<'/api/catalogue/industries/tree', 'get'>[number];
export type AudienceSizes = Answer<'/api/audience', 'post'>;

export type PushQuery = Query<paths['/api/pushes']['get']>;
export type PushPage = Answer<'/api/pushes', 'get'>;
export type PushRow = PushPage['items'][number];
export type PushState = PushRow['state'];
export type NoticeKind = PushRow['kind'];
export type PushDetail = Answer<'/api/pushes/{id}', 'get'>;
export type PushInput = RequestBody<paths['/api/pushes']['post']>;
export type SegmentKey = PushDetail['segments'][number]['segment'];
export type TodoQuery = Query<paths['/api/todos']['get']>;
export type TodoPage = Answer<'/api/todos', 'get'>;
export type Todo = TodoPage['items'][number];

export type CodeList = NonNullable<PushDetail['list']>;
export type PushBlock = Answer<'/api/pushes/{id}/blocks', 'get'>[number];
export type LedgerLine = PushDetail['ledger'][number];
export type PushAction = PushDetail['allowed'][number];

export type ImportBatch = Answer<'/api/imports/{id}', 'get'>;
export type ImportState = ImportBatch['state'];
export type ImportRejection = Answer<'/api/imports/{id}/rejections', 'get'>['items'][number];

export type InboxView = NonNullable<Query<paths['/api/enterprises/{uscc}/inbox']['get']>['view']>;
export type InboxPage = Answer<'/api/enterprises/{uscc}/inbox', 'get'>;
export type Message = InboxPage['items'][number];
export type UnreadCount = Answer<'/api/enterprises/{uscc}/inbox/unread', 'get'>;

export type MetricQuery = Query<paths['/api/metrics']['get']>;
export type MetricReport = Answer<'/api/metrics', 'get'>;
export type Metric = MetricReport['metrics'][number];
export type MetricId = Metric['id'];
export type MetricPush = Answer<'/api/metrics/{id}/pushes', 'get'>['items'][number];

export type TagList = Answer<'/api/tags', 'get'>;
export type TagRow = TagList['tags'][number];
export type TagDetail = Answer<'/api/tags/{code}', 'get'>;
export type TagNode = NonNullable<TagDetail['root']>;
export type TagAssertion = Answer<'/api/tags/{code}/assertions', 'get'>['items'][number];
export type TagChange = Answer<'/api/tags/{code}/changes', 'get'>[number];
export type GivenList = RequestBody<paths['/api/tags/{code}/assertions']['post']>;
export type TagRevocation = RequestBody<paths['/api/tags/{code}/revocations']['post']>;
export type TagExtension = RequestBody<paths['/api/tags/{code}/changes/{id}/extend']['post']>;
export type ReadCodes = Answer<'/api/tags/{code}/codes', 'post'>;

export type OwnData = Answer<'/api/enterprises/{uscc}/own', 'get'>;
export type OwnFact = OwnData['facts'][number];
export type OwnTag = OwnData['tags'][number];

export type CorrectionQuery = Query<paths['/api/corrections']['get']>;
export type Correction = Answer<'/api/corrections', 'get'>['items'][number];
export type CorrectionState = Correction['state'];
export type CorrectionAnswer = RequestBody<paths['/api/corrections/{id}/answer']['post']>;

export type SavedView = Answer<'/api/views', 'get'>[number];
export type ViewedList = Query<paths['/api/views']['get']>['list'];

export type EnterpriseChange = Answer<'/api/enterprises/{uscc}/changes', 'get'>[number];
export type ReceivedPush = Answer<'/api/enterprises/{uscc}/pushes', 'get'>[number];
export type ImportQuery = Query<paths['/api/imports']['get']>;
export type FeedReport = Answer<'/api/feeds', 'get'>[number];
export type DictionaryVersion = Answer<'/api/dictionaries', 'get'>[number];
export type DictionaryName = DictionaryVersion['dictionary'];
export type DictionaryChange = Answer<'/api/dictionaries/{name}/{number}', 'get'>[number];

export type PrivacyNotice = Answer<'/api/privacy/notice', 'get'>;
export type OwnPrivacy = Answer<'/api/enterprises/{uscc}/privacy', 'get'>;
export type Consent = OwnPrivacy['consents'][number];
export type ConsentPurpose = Consent['terms']['code'];
export type PrivacyRequestQuery = Query<paths['/api/privacy/requests']['get']>;
export type PrivacyRequest = Answer<'/api/privacy/requests', 'get'>['items'][number];
export type ErasureRequest = RequestBody<paths['/api/enterprises/{uscc}/privacy/requests/erasure']['post']>;
export type PrivacyDecision = RequestBody<paths['/api/privacy/requests/{id}/decision']['post']>;
export type AuditSearch = Omit<Query<paths['/api/audit']['get']>, 'size' | 'cursor'>;
export type AuditEntry = Answer<'/api/audit/{id}', 'get'>;
export type AuditOutcome = AuditEntry['outcome'];
export type ChainState = Answer<'/api/audit/chain', 'get'>;

export type ApiKey = Answer<'/api/keys', 'get'>['items'][number];
export type IssuedKey = Answer<'/api/keys', 'post'>;
export type KeyInput = RequestBody<paths['/api/keys']['post']>;

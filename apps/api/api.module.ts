import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { type DynamicModule } from '@nestjs/common';
import { DisclosureModule } from '#disclosure';
import { EnterprisesModule, ImportBatch, PopulationWatch } from '#enterprises';
import { type Config, PlatformModule } from '#platform';
import { PoliciesModule } from '#policies';
import { Notice, Push, PushModule } from '#push';
import { AccessGuard } from './access/access.guard.js';
import { Authenticators } from './access/authenticators/authenticators.js';
import { SessionAuthenticator } from './access/authenticators/session-authenticator.js';
import { EnterpriseAccess } from './access/enterprise-access.js';
import { ApiKeyAuthenticator } from './access/authenticators/api-key-authenticator.js';
import { KeysController } from './keys/keys.controller.js';
import { TestKeyInterceptor } from './keys/test-key.interceptor.js';
import { MeController } from './access/me.controller.js';
import { RoutePermissions } from './access/route-permissions.js';
import { AuditController } from './audit/audit.controller.js';
import { LiveSessions } from './access/live-sessions.js';
import { AuditGuard } from './audit/audit.guard.js';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { RequestTrail } from './audit/request-trail.js';
import { AskedRules } from './audience/asked-rule.js';
import { SessionCookie } from './access/session-cookie.js';
import { StepUps } from './access/step-up.js';
import { AudienceController } from './audience/audience.controller.js';
import { ExamplesView } from './audience/examples-view.js';
import { InsightView } from './audience/insight-view.js';
import { OverlapView } from './audience/overlap-view.js';
import { RuleRights } from './audience/rule-rights.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { FactPortraitView } from './catalogue/fact-portrait-view.js';
import { FactView } from './catalogue/fact-view.js';
import { FactsController } from './catalogue/facts.controller.js';
import { CorrectionFileController } from './corrections/correction-file.controller.js';
import { CorrectionView } from './corrections/correction-view.js';
import { CorrectionsController } from './corrections/corrections.controller.js';
import { OwnCorrectionFileController } from './corrections/own-correction-file.controller.js';
import { OwnCorrectionsController } from './corrections/own-corrections.controller.js';
import { CheckupView } from './checkups/checkup-view.js';
import { CheckupAnswers } from './checkups/checkup-answers.js';
import { CheckupsController } from './checkups/checkups.controller.js';
import { ConditionView } from './checkups/condition-view.js';
import { KeptReportView } from './checkups/kept-report-view.js';
import { KeptReportsController } from './checkups/kept-reports.controller.js';
import { Sights } from './checkups/sight.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { CoverageView } from './coverage/coverage-view.js';
import { DictionariesController } from './dictionaries/dictionaries.controller.js';
import { DictionaryView } from './dictionaries/dictionary-view.js';
import { DictionaryFileController } from './dictionaries/dictionary-file.controller.js';
import { EnterpriseExport } from './enterprises/enterprise-export.js';
import { EnterpriseListController } from './enterprises/enterprise-list.controller.js';
import { EnterpriseRecordController } from './enterprises/enterprise-record.controller.js';
import { EnterpriseView } from './enterprises/enterprise-view.js';
import { ExpiryView } from './enterprises/expiry-view.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FeedFileController } from './feeds/feed-file.controller.js';
import { HealthController } from './health/health.controller.js';
import { DocumentController } from './http/document.controller.js';
import { PagesController } from './http/pages.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validationPipe } from './http/validation.pipe.js';
import { Watermark } from './http/watermark.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportFilesController } from './imports/import-files.controller.js';
import { ImportView } from './imports/import-view.js';
import { InboxController } from './inbox/inbox.controller.js';
import { InboxFileController } from './inbox/inbox-file.controller.js';
import { LimitGuard } from './limits/limit.guard.js';
import { RequestLimits } from './limits/request-limits.js';
import { JoiningController } from './members/joining.controller.js';
import { MembersController } from './members/members.controller.js';
import { MatchView } from './match/match-view.js';
import { MatchesController } from './match/matches.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricFileController } from './metrics/metric-file.controller.js';
import { AccountsController } from './people/accounts.controller.js';
import { DepartmentsController } from './people/departments.controller.js';
import { DeputiesController } from './people/deputies.controller.js';
import { GrantsController } from './people/grants.controller.js';
import { PeopleController } from './people/people.controller.js';
import { PersonView } from './people/person-view.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PolicyDocumentsController } from './policies/policy-documents.controller.js';
import { PolicyDraftView } from './policies/policy-draft-view.js';
import { PolicyListController } from './policies/policy-list.controller.js';
import { PublishedDocumentsController } from './policies/published-documents.controller.js';
import { RuleTrialView } from './policies/rule-trial-view.js';
import { PolicyDraftsController } from './policies/policy-drafts.controller.js';
import { PolicyDraftFileController } from './policies/policy-draft-file.controller.js';
import { PolicyVersionView } from './policies/policy-version-view.js';
import { PolicyVersionFileController } from './policies/policy-version-file.controller.js';
import { PolicyView } from './policies/policy-view.js';
import { OwnController } from './own/own.controller.js';
import { OwnFileController } from './own/own-file.controller.js';
import { OwnTagView } from './own/own-tag-view.js';
import { OwnView } from './own/own-view.js';
import { NoticesController } from './privacy/notices.controller.js';
import { OwnPrivacyController } from './privacy/own-privacy.controller.js';
import { OwnRequestsController } from './privacy/own-requests.controller.js';
import { PrivacyRequestsController } from './privacy/privacy-requests.controller.js';
import { PrivacyRequestFileController } from './privacy/privacy-request-file.controller.js';
import { RequestView } from './privacy/request-view.js';
import { CodeListView } from './pushes/code-list-view.js';
import { CodeListsController } from './pushes/code-lists.controller.js';
import { PushEvidenceController } from './pushes/push-evidence.controller.js';
import { PushFileController } from './pushes/push-file.controller.js';
import { PushFigures } from './pushes/push-figures.js';
import { PushView } from './pushes/push-view.js';
import { PushesController } from './pushes/pushes.controller.js';
import { BoundaryView } from './rules/boundary-view.js';
import { RulesController } from './rules/rules.controller.js';
import { TagListsController } from './tags/tag-lists.controller.js';
import { TagFileController } from './tags/tag-file.controller.js';
import { TagNamesController } from './tags/tag-names.controller.js';
import { TagView } from './tags/tag-view.js';
import { TagsController } from './tags/tags.controller.js';
import { TodosController } from './todos/todos.controller.js';
import { TodoFileController } from './todos/todo-file.controller.js';
import { TodoView } from './todos/todo-view.js';
import { SavedViewsController } from './views/saved-views.controller.js';
import { IdentityProvider } from './sign-in/identity-provider.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignInTrail } from './sign-in/sign-in-trail.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The pages come last: they answer every address that nothing else does. */
const controllers = [
  HealthController,
  DocumentController,
  SignInController,
  MeController,
  DeputiesController,
  JoiningController,
  MembersController,
  PeopleController,
  AccountsController,
  GrantsController,
  DepartmentsController,
  CatalogueController,
  FactsController,
  DictionariesController,
  DictionaryFileController,
  TagsController,
  TagFileController,
  TagNamesController,
  TagListsController,
  EnterpriseListController,
  EnterprisesController,
  CheckupsController,
  KeptReportsController,
  EnterpriseRecordController,
  OwnController,
  OwnFileController,
  OwnCorrectionsController,
  OwnCorrectionFileController,
  OwnPrivacyController,
  OwnRequestsController,
  CorrectionFileController,
  CorrectionsController,
  TodosController,
  TodoFileController,
  SavedViewsController,
  InboxController,
  InboxFileController,
  PoliciesController,
  PolicyVersionFileController,
  PolicyListController,
  PublishedDocumentsController,
  PolicyDraftsController,
  PolicyDraftFileController,
  PolicyDocumentsController,
  AudienceController,
  CoverageController,
  FeedsController,
  FeedFileController,
  ImportsController,
  ImportFilesController,
  PushFileController,
  PushesController,
  CodeListsController,
  PushEvidenceController,
  NoticesController,
  PrivacyRequestsController,
  PrivacyRequestFileController,
  MatchesController,
  MetricsController,
  MetricFileController,
  RulesController,
  AuditController,
  KeysController,
  PagesController,
];

/** Puts what the libs know into words, and says how much of it somebody may be told. */
const views = [
  Watermark,
  EnterpriseExport,
  EnterpriseView,
  ExpiryView,
  CorrectionView,
  OwnTagView,
  OwnView,
  TagView,
  CheckupView,
  CheckupAnswers,
  PolicyDraftView,
  RuleTrialView,
  PolicyVersionView,
  ConditionView,
  KeptReportView,
  Sights,
  PersonView,
  MatchView,
  PolicyView,
  AskedRules,
  PopulationWatch,
  CoverageView,
  FactView,
  FactPortraitView,
  ImportView,
  TodoView,
  DictionaryView,
  ExamplesView,
  InsightView,
  OverlapView,
  RequestView,
  RuleRights,
  BoundaryView,
  CodeListView,
  PushFigures,
  PushView,
];

@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(config, [ImportBatch, Notice, Push]),
        EnterprisesModule,
        PoliciesModule,
        PushModule,
        DisclosureModule,
        DiscoveryModule,
        TerminusModule,
      ],
      controllers,
      providers: [
        { provide: APP_GUARD, useClass: AuditGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: LimitGuard },
        { provide: APP_INTERCEPTOR, useClass: TestKeyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        { provide: APP_PIPE, useValue: validationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ApiKeyAuthenticator,
        RequestTrail,
        Authenticators,
        SessionAuthenticator,
        SessionCookie,
        LiveSessions,
        StepUps,
        IdentityProvider,
        SignIn,
        SignInTrail,
        EnterpriseAccess,
        RequestLimits,
        RoutePermissions,
        ...views,
      ],
    };
  }
}

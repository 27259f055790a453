import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuditArchiver } from './audit/audit-archiver.js';
import { AuditForwarder } from './audit/audit-forwarder.js';
import { AuditLog } from './audit/audit-log.js';
import { AuditSealer } from './audit/audit-sealer.js';
import { AuditState } from './audit/audit-state.js';
import { AuditTrail } from './audit/audit-trail.js';
import { SubjectHistory } from './audit/subject-history.js';
import { AuditVerification } from './audit/audit-verification.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { DatabaseModule, type Entities } from './database/database.module.js';
import { ApiKeys } from './keys/api-keys.js';
import { Idempotency } from './idempotency.js';
import { Accounts } from './identity/accounts.js';
import { Administrators } from './identity/administrators.js';
import { Departments } from './identity/departments.js';
import { Deputies } from './identity/deputies.js';
import { PeopleList } from './identity/people-list.js';
import { PeopleRegister } from './identity/people-register.js';
import { RoleGrants } from './identity/role-grants.js';
import { People } from './identity/people.js';
import { Contacts } from './privacy/contacts.js';
import { KeyRotation } from './privacy/key-rotation.js';
import { PersonalData } from './privacy/personal-data.js';
import { SavedViews } from './identity/saved-views.js';
import { ProductionCheck } from './identity/production-check.js';
import { Sessions } from './identity/sessions.js';
import { SignInAttempts } from './identity/sign-in-attempts.js';
import { Outbox } from './queue/outbox.js';
import { StoredFiles } from './stored-files.js';

const services = [
  Accounts,
  Administrators,
  ApiKeys,
  AuditArchiver,
  AuditForwarder,
  AuditLog,
  AuditSealer,
  AuditState,
  AuditTrail,
  AuditVerification,
  Clock,
  Contacts,
  Departments,
  Deputies,
  Idempotency,
  KeyRotation,
  Outbox,
  People,
  PeopleList,
  PeopleRegister,
  PersonalData,
  RoleGrants,
  SavedViews,
  Sessions,
  SignInAttempts,
  StoredFiles,
  SubjectHistory,
];

/** What every process has: configuration, clock, database, outbox, people, files. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, entities: Entities = []): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule.forRoot(entities)],
      providers: [{ provide: Config, useValue: config }, ...services, ProductionCheck],
      exports: [Config, ...services],
    };
  }
}

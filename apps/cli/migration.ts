import { DataSource } from 'typeorm';
import {
  Corrections1764000000018,
  DeclaredFacts1764000000019,
  Enterprises1764000000002,
  Expiry1764000000032,
  Members1764000000007,
  TagAssertions1764000000017,
  TagHistory1764000000033,
  FactSources1764000000011,
  PrivacyNotices1764000000030,
  PrivacyRequests1764000000029,
  PushRefusals1764000000031,
} from '#enterprises';
import {
  ApiKeys1764000000009,
  Audit1764000000008,
  AuditKeeping1764000000027,
  dataSourceOptions,
  grantToApplication,
  Identity1764000000006,
  migrateQueue,
  openDataSource,
  People1764000000026,
  Platform1764000000001,
  Privacy1764000000013,
  Roles1764000000005,
} from '#platform';
import {
  CheckupReports1764000000010,
  ClauseMarks1764000000024,
  Policies1764000000003,
  PolicyDrafts1764000000015,
  PolicyThemes1764000000022,
} from '#policies';
import { ListsAndReminders1764000000025, Pushes1764000000004 } from '#push';

/** In the order in which they are run; a bundle has no folder to search, so each is named. */
const migrations = [
  Platform1764000000001,
  Enterprises1764000000002,
  Policies1764000000003,
  Pushes1764000000004,
  Roles1764000000005,
  Identity1764000000006,
  Members1764000000007,
  Audit1764000000008,
  ApiKeys1764000000009,
  CheckupReports1764000000010,
  FactSources1764000000011,
  Privacy1764000000013,
  PolicyDrafts1764000000015,
  TagAssertions1764000000017,
  Corrections1764000000018,
  DeclaredFacts1764000000019,
  PolicyThemes1764000000022,
  ClauseMarks1764000000024,
  ListsAndReminders1764000000025,
  People1764000000026,
  AuditKeeping1764000000027,
  PrivacyRequests1764000000029,
  PrivacyNotices1764000000030,
  PushRefusals1764000000031,
  Expiry1764000000032,
  TagHistory1764000000033,
];

/**
 * Brings a database to the present schema, the queue's tables included. Safe to run at any time and twice.
 * @returns names of the migrations that were run now.
 * @throws StartFault when the database can't be reached or can't count.
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const source: DataSource = await openDataSource({ ...dataSourceOptions(url), migrations });
  try {
    const done = await source.runMigrations({ transaction: 'all' });
    await migrateQueue(url);
    await grantToApplication((sql) => source.query(sql));
    return done.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

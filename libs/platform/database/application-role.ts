/** The role for api and worker where the deployment keeps them apart from the owner of the tables. */
const role = 'policy_push_app';

/** Tables to which rows are only ever added, and of which nothing is taken away. */
const insertOnly = ['audit_entry', 'audit_archive'];
/** Tables that the application only reads; functions of the owner write them. */
const readOnly = ['audit_head'];

/**
 * Gives the application's role what it needs and no more. Run after every migration, since new tables come without
 * rights. Does nothing on a server without the role.
 */
export async function grantToApplication(run: (sql: string) => Promise<unknown>): Promise<void> {
  const found = (await run(`SELECT 1 FROM pg_roles WHERE rolname = '${role}'`)) as unknown[];
  if (found.length === 0) return;
  for (const schema of ['public', 'bullmq']) {
    await run(`
      GRANT USAGE ON SCHEMA ${schema} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`);
  }
  await run(`
    REVOKE UPDATE, DELETE, TRUNCATE ON ${insertOnly.join(', ')} FROM ${role};
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${readOnly.join(', ')} FROM ${role}`);
}

import { Pool } from 'pg';
import type { Role } from '#platform';

/** Somebody to sign in as. */
export interface DemoAccount {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly Role[];
  readonly enterprises: readonly string[];
}

/** The people who have an account at this provider, as the database has them now: the demo's, and whoever was added. */
export class DemoAccounts {
  private readonly pool: Pool;

  constructor(
    databaseUrl: string,
    private readonly issuer: string,
  ) {
    this.pool = new Pool({ connectionString: databaseUrl, max: 2 });
    // A lost connection is replaced by the next query.
    this.pool.on('error', () => undefined);
  }

  async list(): Promise<DemoAccount[]> {
    const { rows } = await this.pool.query<DemoAccount>(
      `SELECT a.subject AS id, p.name, d.name AS department,
             coalesce((SELECT array_agg(g.role ORDER BY g.role) FROM role_grant g
                       WHERE g.person = p.id AND g.ended_at IS NULL AND coalesce(g.ends, 'infinity') >= current_date), '{}') AS roles,
             coalesce((SELECT array_agg(e.name ORDER BY e.ordinal) FROM membership m
                       JOIN enterprise e ON e.ordinal = m.enterprise WHERE m.person = p.id), '{}') AS enterprises
      FROM account a JOIN person p ON p.id = a.person LEFT JOIN department d ON d.code = p.department
      WHERE a.issuer = $1 AND p.ended_at IS NULL ORDER BY NOT p.demo, p.id`,
      [this.issuer],
    );
    return rows;
  }

  async find(id: string): Promise<DemoAccount | undefined> {
    return (await this.list()).find((account) => account.id === id);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

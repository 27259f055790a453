import { withClient } from '#platform/embedded';

/** What the policy asks of an enterprise, read from the registry itself and not from our columns; null is unknown. */
export interface RegistryRow {
  readonly ordinal: number;
  readonly active: boolean;
  /** The first two digits of the industry's code. */
  readonly division: number | null;
  readonly town: string | null;
  /** As a number that reads like the date: 20231123. */
  readonly established: number | null;
  readonly staff: number | null;
  readonly revenue: number | null;
  readonly debtRatio: number | null;
  readonly taxCredit: string | null;
  readonly dishonest: boolean | null;
}

/** Every enterprise of the registry, in the order of the ordinals. */
export function registryRows(url: string): Promise<RegistryRow[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<RegistryRow>(`
      SELECT ordinal, status = 'active' AS active, left(industry, 2)::int AS division, town,
             to_char(established, 'YYYYMMDD')::int AS established, (facts->>'staff')::float8 AS staff,
             (facts->>'revenue')::float8 AS revenue,
             (facts->>'liabilities')::float8 * 100 / nullif((facts->>'assets')::float8, 0) AS "debtRatio",
             facts->>'taxCredit' AS "taxCredit", (facts->>'dishonest')::boolean AS dishonest
      FROM enterprise ORDER BY ordinal`);
    return rows;
  });
}

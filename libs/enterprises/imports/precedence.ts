import type { Database } from '#platform';
import { sqlText } from './sql-text.js';
import { sourceFeed } from './stamps.js';
import type { TrackedFact } from './tracked-fact.js';

/**
 * Takes out of the staged rows what a feed of lower precedence says of a fact that a higher one has given: it neither
 * overwrites the value nor clears it.
 */
export async function keepHigherFeeds(database: Database, tracked: readonly TrackedFact[]): Promise<void> {
  for (const { key, feeds, givenBy } of tracked) {
    const rank = feeds.indexOf(givenBy ?? '');
    if (rank <= 0) continue;
    const higher = feeds.slice(0, rank).map(sqlText).join(', ');
    await database.query(
      `UPDATE staged s SET facts = s.facts - ${sqlText(key)} FROM enterprise e
       WHERE e.uscc = s.uscc AND s.faults IS NULL AND s.facts ? ${sqlText(key)} AND e.facts ? ${sqlText(key)}
         AND ${sourceFeed(key, feeds[0] ?? '')} IN (${higher})`,
    );
  }
}

import type { Client } from 'pg';

/** Somebody looking at the messages of one of their enterprises. */
export interface InboxReader {
  readonly person: string;
  readonly ordinal: number;
  readonly uscc: string;
}

/** People of three enterprises: one with many messages, one with three, one with none. */
export interface Readers {
  readonly many: InboxReader;
  readonly few: InboxReader;
  readonly none: InboxReader;
}

/** The first three enterprises that demo people act for. */
export async function readersOf(client: Client): Promise<Readers> {
  const { rows } = await client.query<InboxReader>(`
    SELECT DISTINCT ON (e.ordinal) m.person, e.ordinal, e.uscc FROM membership m JOIN enterprise e ON e.ordinal = m.enterprise
    WHERE e.status = 'active' ORDER BY e.ordinal, m.person LIMIT 3`);
  const [many, few, none] = rows;
  if (!many || !few || !none) throw new Error('the demo district has too few people of enterprises');
  return { many, few, none };
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, notFound, shanghaiDay } from '#platform';
import type { Todo, TodoCounts, TodoKind, TodoPage, TodoSearch } from './todo.js';
import { type Waiting, waitingFor } from './todo-query.js';

/** From so many days before its last day on, something is near its end. */
const nearDays = 30;
const dayMs = 86_400_000;

type TodoRow = Omit<Todo, 'reminded'>;

const columns = 'kind, id, mine, overdue, "departmentName", title, about, comment, since, due';
const chosen = 'mine = $6 AND ($7::text IS NULL OR kind = $7)';

interface Reminder {
  readonly kind: TodoKind;
  readonly subject: string;
  readonly at: Date;
  readonly by: string;
}

/** 待办: what waits for a person, and what they wait for others to do. */
@Injectable()
export class Todos {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The most urgent first: what has a last day by that day, then what has waited longest. */
  async list(actor: Actor, search: TodoSearch): Promise<TodoPage> {
    const waiting = this.waiting(actor);
    if (!waiting) return { items: [], total: 0, mine: 0, waiting: 0, overdue: 0 };
    const items = await this.withReminders(await this.page(waiting, search));
    return { items, ...(await this.counts(waiting, search)) };
  }

  /**
   * Asks whoever is waited for to be quick about it (催办): they see who asked, and when.
   * @throws Fault when nothing like that waits for somebody else, or it was asked for today already
   */
  async remind(kind: TodoKind, id: string, actor: Actor): Promise<Todo> {
    const waiting = await this.waitedFor(kind, id, actor);
    const written = await this.database.query(
      `INSERT INTO todo_reminder (id, kind, subject, person, day, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT todo_reminder_once_a_day DO NOTHING RETURNING id`,
      [randomUUID(), kind, id, actor.id, this.clock.today(), this.clock.now()],
    );
    if (written.length === 0)
      throw new Fault('conflict', 'reminded-today', '今天已经催办过这一项，每项每天只能催办一次');
    return { ...waiting, reminded: { at: this.clock.now(), by: actor.name, today: true } };
  }

  private waiting(actor: Actor): Waiting | undefined {
    const today = this.clock.today();
    const near = new Date(Date.parse(today) + nearDays * dayMs).toISOString().slice(0, 10);
    return waitingFor(actor, today, near);
  }

  private page(waiting: Waiting, { group, kind, page, size }: TodoSearch): Promise<TodoRow[]> {
    return this.database.query(
      `${waiting.with} SELECT ${columns} FROM waiting WHERE ${chosen}
       ORDER BY due NULLS LAST, since, id LIMIT $8 OFFSET $9`,
      [...waiting.parameters, group === 'mine', kind ?? null, size, (page - 1) * size],
    );
  }

  private async counts(
    waiting: Waiting,
    { group, kind }: TodoSearch,
  ): Promise<TodoCounts & { total: number }> {
    const counted = await this.database.one<TodoCounts & { total: number }>(
      `${waiting.with}
       SELECT count(*) FILTER (WHERE mine)::int AS mine, count(*) FILTER (WHERE NOT mine)::int AS waiting,
              count(*) FILTER (WHERE mine AND overdue)::int AS overdue,
              count(*) FILTER (WHERE ${chosen})::int AS total FROM waiting`,
      [...waiting.parameters, group === 'mine', kind ?? null],
    );
    if (!counted) throw new Error('a count has no row');
    return counted;
  }

  private async waitedFor(kind: TodoKind, id: string, actor: Actor): Promise<TodoRow> {
    const waiting = this.waiting(actor);
    const row =
      waiting &&
      (await this.database.one<TodoRow>(
        `${waiting.with} SELECT ${columns} FROM waiting WHERE NOT mine AND kind = $6 AND id = $7`,
        [...waiting.parameters, kind, id],
      ));
    if (!row) throw notFound('这项等待他人处理的事项');
    return row;
  }

  private async withReminders(rows: readonly TodoRow[]): Promise<Todo[]> {
    const reminders = await this.database.query<Reminder>(
      `SELECT DISTINCT ON (r.kind, r.subject) r.kind, r.subject, r.at, p.name AS by
       FROM todo_reminder r JOIN person p ON p.id = r.person WHERE r.subject = ANY($1)
       ORDER BY r.kind, r.subject, r.at DESC`,
      [rows.map(({ id }) => id)],
    );
    return rows.map((row) => ({ ...row, reminded: this.reminded(row, reminders) }));
  }

  /** One that was sent before the thing was handed in again is about what is past. */
  private reminded({ kind, id, since }: TodoRow, reminders: readonly Reminder[]): Todo['reminded'] {
    const last = reminders.find((each) => each.kind === kind && each.subject === id);
    if (!last || last.at < since) return null;
    return { at: last.at, by: last.by, today: shanghaiDay(last.at) === this.clock.today() };
  }
}

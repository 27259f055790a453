import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, notFound, shanghaiDay } from '#platform';
import type { Todo, TodoKind, TodoRow } from './todo.js';
import { todoQueries, type TodoQuery } from './todo-query.js';

/** From so many days before its last day on, something is near its end. */
const nearDays = 30;
const dayMs = 86_400_000;

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

  /** All of it, the most urgent first: what has a last day by that day, then what has waited longest. */
  async of(actor: Actor): Promise<Todo[]> {
    const todos: Todo[] = [];
    // One after another: within a transaction there is one connection for all.
    for (const query of todoQueries) todos.push(...(await this.found(query, actor)));
    const reminders = await this.reminders(todos.map(({ id }) => id));
    return todos.map((todo) => this.withReminder(todo, reminders)).sort(byUrgency);
  }

  /**
   * Asks whoever is waited for to be quick about it (催办): they see who asked, and when.
   * @throws Fault when nothing like that waits for somebody else, or it was asked for today already
   */
  async remind(kind: TodoKind, id: string, actor: Actor): Promise<Todo> {
    const waiting = (await this.of(actor)).find((todo) => todo.kind === kind && todo.id === id && !todo.mine);
    if (!waiting) throw notFound('这项等待他人处理的事项');
    const written = await this.database.query(
      `INSERT INTO todo_reminder (id, kind, subject, person, day, at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT todo_reminder_once_a_day DO NOTHING RETURNING id`,
      [randomUUID(), kind, id, actor.id, this.clock.today(), this.clock.now()],
    );
    if (written.length === 0)
      throw new Fault('conflict', 'reminded-today', '今天已经催办过这一项，每项每天只能催办一次');
    return { ...waiting, reminded: { at: this.clock.now(), by: actor.name, today: true } };
  }

  private async found(query: TodoQuery, actor: Actor): Promise<Todo[]> {
    const settles = actor.may(query.needs);
    if (!settles && !query.open) return [];
    const department = departmentOf(query, actor);
    if (department === undefined) return [];
    const today = this.clock.today();
    const near = new Date(Date.parse(today) + nearDays * dayMs).toISOString().slice(0, 10);
    const rows = await this.database.query<TodoRow>(query.sql, [department, today, near]);
    return rows.map((row) => ({
      ...row,
      kind: query.kind,
      mine: settles && isOwn(query, row, actor) && !actor.isOneWith(row.owner ?? ''),
      overdue: row.due !== null && row.due < today,
      reminded: null,
    }));
  }

  private reminders(subjects: readonly string[]): Promise<Reminder[]> {
    return this.database.query(
      `SELECT DISTINCT ON (r.kind, r.subject) r.kind, r.subject, r.at, p.name AS by
       FROM todo_reminder r JOIN person p ON p.id = r.person WHERE r.subject = ANY($1)
       ORDER BY r.kind, r.subject, r.at DESC`,
      [subjects],
    );
  }

  /** One that was sent before the thing was handed in again is about what is past. */
  private withReminder(todo: Todo, reminders: readonly Reminder[]): Todo {
    const last = reminders.find(({ kind, subject }) => kind === todo.kind && subject === todo.id);
    if (!last || last.at < todo.since) return todo;
    return {
      ...todo,
      reminded: { at: last.at, by: last.by, today: shanghaiDay(last.at) === this.clock.today() },
    };
  }
}

/** Null stands for all departments; undefined for somebody who has none to see. */
function departmentOf({ of }: TodoQuery, actor: Actor): string | null | undefined {
  if (of === 'all') return null;
  return of === 'own' ? actor.department?.code : (actor.departmentScope ?? null);
}

const isOwn = ({ of }: TodoQuery, row: TodoRow, actor: Actor): boolean =>
  of === 'all' || row.department === actor.department?.code;

function byUrgency(a: Todo, b: Todo): number {
  return (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.since.getTime() - b.since.getTime();
}

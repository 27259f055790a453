import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Fault, notFound } from '../fault.js';

/** A list as a person narrowed it, under a name of theirs. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The query string of the list's page. */
  readonly address: string;
}

const mostPerList = 50;

/** The views that people keep of lists; everybody sees only their own. */
@Injectable()
export class SavedViews {
  constructor(private readonly database: Database) {}

  list(person: string, list: string): Promise<SavedView[]> {
    return this.database.query(
      'SELECT id, name, address FROM saved_view WHERE person = $1 AND list = $2 ORDER BY name',
      [person, list],
    );
  }

  /** Keeps a view; one of the same name is replaced. @throws Fault when there are too many */
  async save(person: string, list: string, view: Omit<SavedView, 'id'>): Promise<SavedView> {
    const present = await this.list(person, list);
    if (present.length >= mostPerList && !present.some(({ name }) => name === view.name))
      throw new Fault('unprocessable', 'too-many-views', `最多保存 ${mostPerList} 个筛选，请先删除不用的`);
    const [saved] = await this.database.query<SavedView>(
      `INSERT INTO saved_view (id, person, list, name, address) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT saved_view_name_unique DO UPDATE SET address = excluded.address
       RETURNING id, name, address`,
      [randomUUID(), person, list, view.name, view.address],
    );
    return saved ?? { id: '', ...view };
  }

  /** @throws Fault when the person has no such view */
  async remove(person: string, id: string): Promise<void> {
    const gone = await this.database.query(
      'DELETE FROM saved_view WHERE id = $1 AND person = $2 RETURNING id',
      [id, person],
    );
    if (gone.length === 0) throw notFound('这个筛选');
  }
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Vocabulary } from '#enterprises';
import { type Role, roleNames } from '#platform';
import type { Todo } from '#push';
import type { todo } from './todo.schema.js';

/** Puts what waits into words. */
@Injectable()
export class TodoView {
  constructor(private readonly vocabulary: Vocabulary) {}

  shown(item: Todo): z.output<typeof todo> {
    const { kind, id, title, departmentName, about, comment, since, due, overdue, mine, reminded } = item;
    return {
      kind,
      id,
      title,
      department: departmentName,
      note: this.noteOf(item),
      about,
      comment,
      since: since.toISOString(),
      due,
      overdue,
      mine,
      reminded: reminded && { ...reminded, at: reminded.at.toISOString() },
    };
  }

  private noteOf({ kind, about }: Todo): string | null {
    if (about === null || kind === 'round') return null;
    if (kind === 'grant') return roleNames[about as Role];
    const field = kind === 'tagList' ? `tag:${about}` : about;
    return this.vocabulary.fields.get(field)?.label ?? about;
  }
}

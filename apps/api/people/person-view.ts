import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  Deputies,
  type Deputy,
  PeopleList,
  type PersonRecord,
  type RoleGrant,
  RoleGrants,
  type SubjectEntry,
  SubjectHistory,
} from '#platform';
import { actionText } from '../audit/action-text.js';
import type { deputy, deputyBoard, personDetail, personHistory, personPage } from './people.schema.js';

type Row = z.output<typeof personPage>['items'][number];
type Detail = z.output<typeof personDetail>;
type Event = z.output<typeof personHistory>[number];

/** People as the API shows them. */
@Injectable()
export class PersonView {
  constructor(
    private readonly people: PeopleList,
    private readonly grants: RoleGrants,
    private readonly deputies: Deputies,
    private readonly trail: SubjectHistory,
  ) {}

  row(person: PersonRecord): Row {
    return {
      ...person,
      roles: [...person.roles],
      createdAt: person.createdAt.toISOString(),
      endedAt: person.endedAt?.toISOString() ?? null,
      lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
    };
  }

  /** @throws Fault when there is none */
  async detail(id: string): Promise<Detail> {
    const person = await this.people.get(id);
    const [grants, deputies] = [await this.grants.of(id), await this.deputies.of(id)];
    return { ...this.row(person), grants: grants.map(shownGrant), deputies: deputies.map(shownDeputy) };
  }

  /** What was done to the person's account and rights. */
  async history(id: string): Promise<Event[]> {
    return (await this.trail.of('person', id)).map(shownEvent);
  }

  /** A person's deputies, and who can be named. */
  async board(absent: string): Promise<z.output<typeof deputyBoard>> {
    const deputies = await this.deputies.of(absent);
    return { deputies: deputies.map(shownDeputy), candidates: await this.deputies.candidates(absent) };
  }
}

function shownGrant(grant: RoleGrant): Detail['grants'][number] {
  return {
    ...grant,
    grantedAt: grant.grantedAt.toISOString(),
    endedAt: grant.endedAt?.toISOString() ?? null,
  };
}

function shownDeputy({ endedAt, ...rest }: Deputy): z.output<typeof deputy> {
  return { ...rest, endedAt: endedAt?.toISOString() ?? null };
}

interface Request {
  readonly body?: { readonly role?: Event['role']; readonly reason?: string };
  readonly params?: { readonly grant?: string };
}

function shownEvent({ id, at, action, by, details }: SubjectEntry): Event {
  const { body, params } = details as Request;
  return {
    ...{ id, at: at.toISOString(), action, text: actionText(action), by },
    ...{ role: body?.role ?? null, grant: params?.grant ?? null, reason: body?.reason ?? null },
  };
}

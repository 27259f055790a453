import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  Deputies,
  type Deputy,
  PeopleRegister,
  type PersonRecord,
  type RoleGrant,
  RoleGrants,
} from '#platform';
import type { deputy, deputyBoard, personDetail, personPage } from './people.schema.js';

type Row = z.output<typeof personPage>['items'][number];
type Detail = z.output<typeof personDetail>;

/** People as the API shows them. */
@Injectable()
export class PersonView {
  constructor(
    private readonly register: PeopleRegister,
    private readonly grants: RoleGrants,
    private readonly deputies: Deputies,
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
    const person = await this.register.get(id);
    const [grants, deputies] = [await this.grants.of(id), await this.deputies.of(id)];
    return { ...this.row(person), grants: grants.map(shownGrant), deputies: deputies.map(shownDeputy) };
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

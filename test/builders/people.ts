import { randomUUID } from 'node:crypto';
import { type Actor, People, type Role } from '#platform';
import { CatalogueSync } from '#policies';
import type { TestApp } from './test-app.js';

/** Those who are needed to bring a push about. */
export interface Staff {
  readonly editor: Actor;
  readonly approver: Actor;
}

/** An editor and an approver of a department; departments and policies are brought in from the operator's files. */
export async function staffOf(app: TestApp, department: string): Promise<Staff> {
  await app.get(CatalogueSync).run();
  return {
    editor: await aPerson(app, ['editor'], department),
    approver: await aPerson(app, ['approver'], department),
  };
}

/** A person with roles, of a department or of none. */
export async function aPerson(
  app: TestApp,
  roles: readonly Role[],
  department: string | null = null,
): Promise<Actor> {
  const id = randomUUID();
  await app.rows('INSERT INTO person (id, name, department) VALUES ($1, $2, $3)', [
    id,
    `人员${id}`,
    department,
  ]);
  for (const role of roles)
    await app.rows('INSERT INTO role_grant (person, role) VALUES ($1, $2)', [id, role]);
  const actor = await app.get(People).find(id);
  if (!actor) throw new Error(`person ${id} was not stored`);
  return actor;
}

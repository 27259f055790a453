import { Actor } from '../identity/actor.js';
import type { Permission } from '../identity/permission.js';
import type { ApiKey } from './api-key.js';

/**
 * A machine with a key. It acts for the person who answers for it: with the rights that the key has and the person
 * has today, in the department the key is for.
 */
export class KeyActor extends Actor {
  constructor(
    person: Actor,
    readonly key: ApiKey,
    department: Actor['department'],
  ) {
    super(person.id, `接口密钥“${key.name}”`, person.roles, department);
  }

  override may(permission: Permission): boolean {
    return this.key.permissions.includes(permission) && super.may(permission);
  }

  override listPermissions(): Permission[] {
    return super.listPermissions().filter((permission) => this.key.permissions.includes(permission));
  }

  override get departmentScope(): string | undefined {
    return this.key.department ?? super.departmentScope;
  }
}

import { Fault } from '../fault.js';
import { grants, type Permission, type Role } from './permission.js';

/** The person on whose behalf something is done. */
export class Actor {
  private readonly permissions: ReadonlySet<Permission>;

  constructor(
    readonly id: string,
    readonly name: string,
    readonly roles: readonly Role[],
    readonly department: { readonly code: string; readonly name: string } | null,
  ) {
    this.permissions = new Set(roles.flatMap((role) => grants[role]));
  }

  may(permission: Permission): boolean {
    return this.permissions.has(permission);
  }

  listPermissions(): Permission[] {
    return [...this.permissions];
  }

  /** Centre staff see every department; others only their own. Undefined means every department. */
  get departmentScope(): string | undefined {
    const central = this.roles.some((role) => role === 'operator' || role === 'clerk');
    return central ? undefined : (this.department?.code ?? '');
  }

  /** The department a person writes for. @throws Fault when they belong to none. */
  ownDepartment(): string {
    if (!this.department)
      throw new Fault('forbidden', 'no-department', '您不属于任何部门，不能起草或审批推送');
    return this.department.code;
  }
}

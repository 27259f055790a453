import { Fault } from '../fault.js';
import { grants, type Permission, type Role } from './permission.js';

/** Somebody on leave, in whose place another person acts. */
export interface Absent {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** The person on whose behalf something is done. */
export class Actor {
  private readonly permissions: ReadonlySet<Permission>;

  /**
   * @param roles the person's own, in force today
   * @param deputyFor those of the same department whose deputy the person is today, with what they may do
   */
  constructor(
    readonly id: string,
    readonly name: string,
    readonly roles: readonly Role[],
    readonly department: { readonly code: string; readonly name: string } | null,
    readonly deputyFor: readonly Absent[] = [],
  ) {
    this.permissions = new Set(
      [...roles, ...deputyFor.flatMap((absent) => absent.roles)].flatMap(permissionsOf),
    );
  }

  may(permission: Permission): boolean {
    return this.permissions.has(permission);
  }

  listPermissions(): Permission[] {
    return [...this.permissions];
  }

  /** Centre staff see every department; others only their own. Undefined means every department. */
  get departmentScope(): string | undefined {
    const central = this.everyRole.some(
      (role) => role === 'operator' || role === 'clerk' || role === 'reader',
    );
    return central ? undefined : (this.department?.code ?? '');
  }

  /** The department a person writes for. @throws Fault when they belong to none. */
  ownDepartment(): string {
    if (!this.department)
      throw new Fault('forbidden', 'no-department', '您不属于任何部门，不能起草或审批推送');
    return this.department.code;
  }

  /** In whose place this is done, to be recorded; undefined when the person's own roles suffice. */
  deputyForIn(permission: Permission): Absent | undefined {
    if (this.roles.some((role) => permissionsOf(role).includes(permission))) return undefined;
    return this.deputyFor.find(({ roles }) => roles.some((role) => permissionsOf(role).includes(permission)));
  }

  /** This person and those they stand in for, by id: what one side did, the same side can't decide on. */
  get side(): readonly string[] {
    return [this.id, ...this.deputyFor.map(({ id }) => id)];
  }

  /** Whether somebody is of this side. */
  isOneWith(person: string | null): boolean {
    return person !== null && this.side.includes(person);
  }

  private get everyRole(): readonly Role[] {
    return [...this.roles, ...this.deputyFor.flatMap(({ roles }) => roles)];
  }
}

const permissionsOf = (role: Role): readonly Permission[] => grants[role];

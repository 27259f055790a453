/** In what capacity somebody acts for an enterprise; an agent (代理记账、代办机构) may serve many. */
export const memberRoles = ['legalRepresentative', 'member', 'agent'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Somebody who acts for an enterprise. */
export interface Member {
  readonly person: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly since: Date;
}

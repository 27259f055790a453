import type { MemberRole } from '../api/types.js';

/** In what capacity somebody acts for an enterprise, as people call it. */
export const MEMBER_ROLES: Readonly<Record<MemberRole, string>> = {
  legalRepresentative: '法定代表人',
  member: '经办人',
  agent: '代办机构',
};

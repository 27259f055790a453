import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { MemberRole } from './types.js';

const of = (uscc: string) => ({ params: { path: { uscc } } });

/** Who acts for an enterprise, and which invitations stand. */
export const membersQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['members', uscc],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}/members', of(uscc))),
  });

/** Whether enterprises can be claimed here, and with what. */
export const claimTermsQuery = queryOptions({
  queryKey: ['claim-terms'],
  queryFn: () => unwrap(client.GET('/api/claims')),
});

/** Claims an enterprise as its legal representative. */
export const claimEnterprise = (uscc: string, credential: string) =>
  unwrap(client.POST('/api/claims', { body: { uscc, credential } }));

/** Accepts an invitation by its code. */
export const acceptInvitation = (token: string) =>
  unwrap(client.POST('/api/invitations/accept', { body: { token } }));

export const invite = (uscc: string, role: MemberRole, note: string) =>
  unwrap(client.POST('/api/enterprises/{uscc}/invitations', { ...of(uscc), body: { role, note } }));

const at = (uscc: string, id: string) => ({ params: { path: { uscc, id } } });
export const resendInvitation = (uscc: string, id: string) =>
  unwrap(client.POST('/api/enterprises/{uscc}/invitations/{id}/resend', at(uscc, id)));
export const withdrawInvitation = (uscc: string, id: string) =>
  unwrap(client.DELETE('/api/enterprises/{uscc}/invitations/{id}', at(uscc, id)));

export const removeMember = (uscc: string, person: string) =>
  unwrap(client.DELETE('/api/enterprises/{uscc}/members/{person}', { params: { path: { uscc, person } } }));
export const leaveEnterprise = (uscc: string) =>
  unwrap(client.POST('/api/enterprises/{uscc}/leave', of(uscc)));

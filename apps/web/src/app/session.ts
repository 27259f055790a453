import { useMutation, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { fetchMe, signOut } from '../api/session.js';
import type { Me } from '../api/types.js';
import { ME } from './query-client.js';

/** Who is signed in; with nobody, whether somebody was until just now. */
export const useSession = () => useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: 60_000 });

/** The acting person, for everything that stands behind the guard. */
export const MeContext = createContext<Me | null>(null);

/** The acting person. Throws outside the guard. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is only for pages behind the guard');
  return me;
}

export type Permission = Me['permissions'][number];

export const may = (me: Me, permission: Permission): boolean => me.permissions.includes(permission);

/** Whether the acting person may do that. */
export const useMay = (permission: Permission): boolean => may(useMe(), permission);

/** Whether somebody belongs to an enterprise rather than to the administration. */
export const isEnterprisePerson = (me: Me): boolean => me.roles.includes('enterprise');

/** Whether somebody of the centre acts: they see every department, all others only their own. */
export const useSeesAllDepartments = (): boolean =>
  useMe().roles.some((role) => role === 'operator' || role === 'clerk' || role === 'reader');

const STAFF_HOMES: readonly (readonly [Permission, string])[] = [
  ['pushes:approve', '/todo'],
  ['pushes:write', '/todo'],
  ['imports:write', '/imports'],
  ['metrics:read', '/metrics'],
  ['policies:read', '/policies'],
  ['audit:read', '/audit'],
  ['people:read', '/people'],
];

/** The page where somebody's work begins. */
export function homeOf(me: Me): string {
  const own = me.enterprises[0];
  if (isEnterprisePerson(me)) return own ? `/enterprise/${own.uscc}/messages` : '/my-enterprises';
  return STAFF_HOMES.find(([permission]) => may(me, permission))?.[1] ?? '/account';
}

/** Ends the session, or all of the person's, and goes where the server says: to the provider, which ends its own. */
export const useSignOut = () =>
  useMutation({
    mutationFn: signOut,
    onSuccess: ({ address }) => window.location.assign(address),
    // Whoever is not signed in any more is where they wanted to be.
    onError: () => window.location.assign('/signed-out'),
  });

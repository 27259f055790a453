const KEY = 'invitation';

/**
 * The code of an invitation that somebody came with. It stands behind the #, so that it reaches no server's log, and
 * is kept in this tab alone while the person signs in.
 */
export function takeInvitationCode(): string {
  const code = window.location.hash.slice(1);
  if (code) {
    sessionStorage.setItem(KEY, code);
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }
  return code || (sessionStorage.getItem(KEY) ?? '');
}

/** Forgets the code, which is worth nothing any more. */
export function forgetInvitationCode(): void {
  sessionStorage.removeItem(KEY);
}

/** The code in what somebody pasted: the code itself, or the whole address. */
export const codeIn = (text: string): string => text.trim().replace(/^.*#/, '');

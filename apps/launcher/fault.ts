/** A start that can't go on. The message is the one line the person at the terminal reads: what and what to do. */
export class LauncherFault extends Error {
  override readonly name = 'LauncherFault';
}

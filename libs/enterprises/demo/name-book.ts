const BITS = 2 ** 27;

/**
 * Keeps names apart without keeping them: a bit per hash takes 16 MB however many names there are. Two names with
 * one hash count as the same, which costs a name no one will miss.
 */
export class NameBook {
  private readonly seen = new Uint32Array(BITS / 32);

  /** The first name made that has not been taken; the last one made when a thousand have been taken already. */
  firstNew(make: () => string): string {
    let name = make();
    for (let tries = 0; tries < 1_000 && !this.take(name); tries++) name = make();
    return name;
  }

  private take(name: string): boolean {
    const bit = hashOf(name) % BITS;
    const word = bit >>> 5;
    const mask = 1 << (bit & 31);
    const taken = ((this.seen[word] ?? 0) & mask) !== 0;
    this.seen[word] = (this.seen[word] ?? 0) | mask;
    return !taken;
  }
}

/** FNV-1a */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

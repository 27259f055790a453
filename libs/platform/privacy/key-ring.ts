import { createHash } from 'node:crypto';

const keyBytes = 32;
const idForm = /^[a-z0-9-]{1,20}$/;

/** A secret of 32 bytes and the name under which what it sealed refers to it. */
export interface DataKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** A key that everybody can read: for development alone, refused in production. */
const developmentKey: DataKey = {
  id: 'development',
  secret: createHash('sha256').update('for development only').digest(),
};

/** The keys that personal data is sealed with: the first one seals, the others only open what they once sealed. */
export class KeyRing {
  private constructor(private readonly keys: readonly [DataKey, ...DataKey[]]) {}

  /** The ring of whoever has set none. */
  static readonly development = new KeyRing([developmentKey]);

  /**
   * Reads `id:base64` entries, separated by commas or lines.
   * @returns the ring, or a Chinese sentence that says what is wrong, without any part of a key
   */
  static parse(text: string): KeyRing | string {
    const entries = text.split(/[\s,]+/).filter(Boolean);
    const keys = entries.map(keyOf);
    const faulty = keys.findIndex((key) => key === undefined);
    if (faulty >= 0) return `第 ${faulty + 1} 把密钥应为 名称:base64（32 字节），名称用小写字母、数字和 -`;
    const [first, ...others] = keys as DataKey[];
    if (!first) return '没有给出密钥';
    if (new Set(entries.map((each) => each.split(':')[0])).size < entries.length) return '密钥名称有重复';
    return new KeyRing([first, ...others]);
  }

  /** The key that seals from now on. */
  get current(): DataKey {
    return this.keys[0];
  }

  /** All keys, the current one first: during a rotation each of them may have sealed something. */
  get all(): readonly DataKey[] {
    return this.keys;
  }

  /** Whether a key of the ring is known to everybody, whatever name it goes by. */
  get isPublic(): boolean {
    return this.keys.some(({ secret }) => secret.equals(developmentKey.secret));
  }

  find(id: string): DataKey | undefined {
    return this.keys.find((key) => key.id === id);
  }
}

function keyOf(entry: string): DataKey | undefined {
  const [, id = '', text = ''] = /^([^:]+):(.+)$/.exec(entry) ?? [];
  const secret = Buffer.from(text, 'base64');
  return idForm.test(id) && secret.length === keyBytes ? { id, secret } : undefined;
}

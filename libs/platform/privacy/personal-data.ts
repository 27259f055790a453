import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { cipherNames, type CipherName, decrypt, encrypt, secretFor } from './cipher.js';

/** What an identifier is, which says how two ways to write it are one. */
export type IdentifierKind = 'phone' | 'idNumber' | 'openid' | 'name' | 'uscc' | 'document';

/** A column that holds sealed identifiers of persons. Each is named once, where its table belongs. */
export interface SealedColumn {
  readonly table: string;
  /** Column of the sealed text. */
  readonly column: string;
  /** Column that tells the rows apart; its value is bound to what is sealed. */
  readonly row: string;
  readonly kind: IdentifierKind;
  /** Column of the blind index (bytea), when rows are looked up by the identifier. */
  readonly index?: string;
}

const normal: Readonly<Record<IdentifierKind, (text: string) => string>> = {
  phone: (text) => text.replace(/[\s-]/g, '').replace(/^(\+86|0086)/, ''),
  idNumber: (text) => text.replace(/\s/g, '').toUpperCase(),
  openid: (text) => text,
  name: (text) => text.normalize('NFKC').replace(/\s/g, ''),
  uscc: (text) => text.replace(/\s/g, '').toUpperCase(),
  document: (text) => text,
};

/**
 * Identifiers of persons at rest: sealed with a named key and bound to their table, column and row, found again
 * by a blind index. `key:cipher:base64`, so that every value says how it opens.
 *
 * @example
 * const sealed = personalData.seal(personPhone, person.id, '13800001234');
 * await database.query('UPDATE person_contact SET phone = $2, phone_index = $3 WHERE person = $1',
 *   [person.id, sealed, personalData.blind('phone', '13800001234')]);
 */
@Injectable()
export class PersonalData {
  constructor(private readonly config: Config) {}

  /** Seals an identifier for one place. @param row the row's value of `column.row` */
  seal(column: SealedColumn, row: string, identifier: string): string {
    const { keys, cipher } = this.config.privacy;
    const sealed = encrypt(cipher, keys.current, identifier, placeOf(column, row));
    return `${keys.current.id}:${cipher}:${sealed.toString('base64')}`;
  }

  /**
   * Opens a sealed identifier in its place.
   * @throws Error when the key is not on the ring, or the value was changed or moved; no part of it is told
   */
  open(column: SealedColumn, row: string, sealed: string): string {
    const [id = '', cipher = '', content = ''] = sealed.split(':');
    const key = this.config.privacy.keys.find(id);
    if (!key) throw new Error(`the data key ${id} is not in DATA_KEYS`);
    if (!isCipher(cipher)) throw new Error('a sealed identifier names no cipher that is known');
    return decrypt(cipher, key, Buffer.from(content, 'base64'), placeOf(column, row));
  }

  /** The blind index of an identifier under the current key: equal for equal identifiers, and nothing else. */
  blind(kind: IdentifierKind, identifier: string): Buffer {
    return this.blinds(kind, identifier)[0] as Buffer;
  }

  /** Its blind indexes under every key, for looking up while a rotation is on: `WHERE phone_index = ANY($1)`. */
  blinds(kind: IdentifierKind, identifier: string): Buffer[] {
    const text = `${kind}:${normal[kind](identifier)}`;
    return this.config.privacy.keys.all.map((key) =>
      createHmac('sha256', secretFor(key, 'index')).update(text).digest(),
    );
  }

  /**
   * Its blind indexes as texts that name their key, the current one's first: for what is recognised without being kept.
   * It can't be sealed anew, so its key must stay on the ring; `keys uses` counts it.
   */
  marks(kind: IdentifierKind, identifier: string): string[] {
    const { all } = this.config.privacy.keys;
    return this.blinds(kind, identifier).map(
      (hash, place) => `${all[place]?.id ?? ''}:hmac-sha256:${hash.toString('base64')}`,
    );
  }
}

function placeOf({ table, column }: SealedColumn, row: string): string {
  return `${table}.${column}/${row}`;
}

function isCipher(name: string): name is CipherName {
  return (cipherNames as readonly string[]).includes(name);
}

import { expect, it } from 'vitest';
import { roleNames } from '#platform';
import { ROLE_NAMES } from '../../apps/web/src/app/role-names.js';

it('A role is called the same on the pages as in files and messages', () => {
  expect(ROLE_NAMES).toEqual(roleNames);
});

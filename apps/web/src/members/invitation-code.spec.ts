import { expect, it } from 'vitest';
import { codeIn } from './invitation-code.js';

it.each([
  ['the code', 'Zq7dAAbbccddeeffgghhiijjkkllmmnn'],
  ['the address with it', ' https://policy.example.gov.cn/join#Zq7dAAbbccddeeffgghhiijjkkllmmnn\n'],
])('An invitation is read from %s', (_what, pasted) => {
  expect(codeIn(pasted)).toBe('Zq7dAAbbccddeeffgghhiijjkkllmmnn');
});

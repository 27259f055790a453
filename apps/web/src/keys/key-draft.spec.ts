import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem.js';
import { EMPTY_DRAFT, faultOf, inputOf, type KeyDraft, otherFault } from './key-draft.js';

const filled: KeyDraft = {
  ...EMPTY_DRAFT,
  name: ' 数据局接口 ',
  person: 'p',
  permissions: ['policies:read'],
  networks: '10.1.0.0/16\n2001:db8::/32，10.2.0.1',
  expiresOn: '2027-01-31',
};

describe('A key that is filled in', () => {
  it('is sent with its networks one by one and its name without blanks', () => {
    expect(inputOf(filled)).toMatchObject({
      name: '数据局接口',
      department: null,
      networks: ['10.1.0.0/16', '2001:db8::/32', '10.2.0.1'],
    });
  });

  it.each([{ name: ' ' }, { person: undefined }, { permissions: [] }, { expiresOn: undefined }])(
    'is not sent before it is complete: %j',
    (lacking) => {
      expect(inputOf({ ...filled, ...lacking })).toBeUndefined();
    },
  );

  it('is told what is wrong where it is', () => {
    const problem = new Problem(400, 'invalid-input', '有误', [
      { pointer: '/networks/1', message: '应为网段' },
    ]);
    expect(faultOf(problem, 'networks')).toBe('应为网段');
    expect(faultOf(problem, 'name')).toBeUndefined();
    expect(otherFault(problem)).toBeUndefined();
    expect(otherFault(new Problem(0, 'unreachable', '无法连接'))).toBe('无法连接');
  });
});

import { describe, expect, it } from 'vitest';
import { problemFrom } from './problem.js';

describe('an answer that is no result', () => {
  it('speaks in the words of the server', () => {
    const problem = problemFrom(409, {
      code: 'push.not-draft',
      title: '状态不符',
      detail: '这条推送已经提交',
    });
    expect([problem.status, problem.code, problem.message]).toEqual([
      409,
      'push.not-draft',
      '这条推送已经提交',
    ]);
  });

  it('carries the faults of the fields', () => {
    const faults = [{ pointer: '/title', message: '请填写标题' }];
    expect(problemFrom(400, { title: '输入有误', errors: faults }).faults).toEqual(faults);
  });

  it('says at least the status when a proxy answered instead', () => {
    expect(problemFrom(502, '<html>').message).toContain('502');
  });
});

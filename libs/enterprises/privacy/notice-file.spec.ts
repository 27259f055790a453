import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadNotice, type NoticeContent } from './notice-file.js';

const shipped = readFileSync(new URL('../../../config/privacy.yaml', import.meta.url), 'utf8');
const notice = loadNotice(shipped);
const faultOf = (changed: Partial<NoticeContent> | object) => () =>
  loadNotice(stringify({ ...notice, ...changed }));
const without = (part: string) =>
  Object.fromEntries(Object.entries(notice).filter(([name]) => name !== part));

describe('The notice that is shipped', () => {
  it('names a legal basis for every purpose, and asks consent only where it says so', () => {
    for (const { title, legalBasis, consent } of notice.purposes)
      expect([title, /第十三条第一款第[一三]项/.test(legalBasis), legalBasis.includes('第一项')]).toEqual([
        title,
        true,
        consent !== undefined,
      ]);
  });

  it('tells of every right that can be used here', () => {
    const articles = notice.rights.map(({ article }) => article);
    expect(articles).toEqual(
      expect.arrayContaining(['第十五条', '第二十四条', '第四十五条', '第四十六条', '第四十七条']),
    );
  });
});

describe('A notice', () => {
  it('may be folded over several lines without a blank in its Chinese', () => {
    const folded = shipped.replace(
      'title: 政策精准推送个人信息处理告知',
      'title: >-\n  政策精准推送\n  个人信息处理告知',
    );
    expect(loadNotice(folded).title).toBe('政策精准推送个人信息处理告知');
  });

  it.each(['handler', 'purposes', 'rights', 'automatedDecision', 'remedy'])(
    'without %s is refused: the law asks for it',
    (part) => {
      expect(() => loadNotice(stringify(without(part)))).toThrow(new RegExp(`第 1 行 ${part}`));
    },
  );

  it.each<[string, object, RegExp]>([
    [
      'promises an answer later than fifteen working days',
      { answerWithinWorkingDays: 16 },
      /answerWithinWorkingDays/,
    ],
    ['has a version that is no day', { version: 'v2' }, /版本号写成日期/],
    ['names a consent twice', { consents: [...notice.consents, ...notice.consents] }, /重复/],
    ['rests on a consent it does not explain', { consents: [] }, /consents 中没有“self-declared”/],
  ])('that %s is refused, with the place', (_, changed, reason) => {
    expect(faultOf(changed)).toThrow(reason);
  });
});

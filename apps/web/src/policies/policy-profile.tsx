import type { ReactNode } from 'react';
import { attachmentFile } from '../api/policies.js';
import type { PolicyDetail } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Panel } from '../app/panel.js';
import { disclosureName } from '../policy-editor/draft-words.js';

/** Who issued a policy and when, whom to ask, where to apply and with what; absent where none of it is known. */
export function PolicyProfilePanel({ policy }: { policy: PolicyDetail }) {
  const { profile } = policy;
  const facts: (readonly [string, ReactNode])[] = [
    ['发文机关', profile.body || null],
    ['成文日期', profile.adoptedOn ?? null],
    ['公开属性', disclosureName(profile.disclosure)],
    ['索引号', profile.indexNumber || null],
    ['公开网址', outside(profile.address)],
    ['联系', [profile.contact, profile.telephone].filter(Boolean).join(' ') || null],
    ['申报入口', outside(profile.entry)],
    ['材料清单', listed(profile.materials?.filter(Boolean))],
    [
      '附件',
      listed(profile.attachments?.map((attachment, position) => attached(policy.code, attachment, position))),
    ],
  ];
  if (facts.every(([, value]) => value === null)) return null;
  return (
    <Panel title="发文与办理">
      <Facts of={facts} />
    </Panel>
  );
}

const outside = (address: string | undefined): ReactNode =>
  address ? (
    <a href={address} target="_blank" rel="noreferrer">
      {address}
    </a>
  ) : null;

const attached = (code: string, { name }: { name: string }, position: number): ReactNode => (
  <a href={attachmentFile(code, position)} download>
    {name}
  </a>
);

const listed = (lines: readonly ReactNode[] | undefined): ReactNode =>
  lines && lines.length > 0 ? (
    <ul>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  ) : null;

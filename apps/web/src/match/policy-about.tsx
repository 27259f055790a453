import { useQuery } from '@tanstack/react-query';
import { attachmentFile, publishedDocumentQuery, publishedFile } from '../api/policies.js';
import type { PolicyDetail } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Panel } from '../app/panel.js';
import styles from './match.module.css';

/** What the policy is: in a few words, what it brings, and where it was published. */
export function PolicyAbout({ policy }: { policy: PolicyDetail }) {
  const { profile } = policy;
  return (
    <Panel title="政策简介">
      <p className={styles.summary}>{policy.summary}</p>
      <h3 className={styles.heading}>支持内容</h3>
      <ul className={styles.benefits}>
        {policy.items.map(({ code, title, benefit }) => (
          <li key={code}>
            <b>{title}</b>：{benefit ?? '金额未公布'}
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>发布信息</h3>
      <Facts
        of={[
          ['主管部门', policy.department.name],
          ['发文机关', profile.body || null],
          ['文号', policy.documentNumber],
          ['成文日期', profile.adoptedOn],
          ['索引号', profile.indexNumber || null],
          ['来源', policy.source],
          ['公开网址', profile.address ? <Outside to={profile.address} /> : null],
        ]}
      />
      {profile.disclosure === 'active' && <Documents policy={policy} />}
    </Panel>
  );
}

/** The policy's text and its attachments, where they are published unasked. */
function Documents({ policy: { code, document, profile } }: { policy: PolicyDetail }) {
  const attachments = profile.attachments ?? [];
  if (document === null && attachments.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>政策文件</h3>
      <ul className={styles.benefits}>
        {document !== null && <Original code={code} />}
        {attachments.map(({ name }, position) => (
          <li key={position}>
            <a href={attachmentFile(code, position)} download>
              {name}
            </a>{' '}
            <span className="muted">附件</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The text itself where it was pasted, otherwise the file. */
function Original({ code }: { code: string }) {
  const document = useQuery(publishedDocumentQuery(code)).data;
  if (!document) return null;
  if (document.kind === 'text')
    return (
      <li>
        <details>
          <summary>政策原文：{document.name}</summary>
          <p className="prewrap">{document.body}</p>
        </details>
      </li>
    );
  return (
    <li>
      <a href={publishedFile(code)} download>
        {document.name}
      </a>{' '}
      <span className="muted">政策原文</span>
    </li>
  );
}

/** A place outside of this service. */
function Outside({ to }: { to: string }) {
  return (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {to}
    </a>
  );
}

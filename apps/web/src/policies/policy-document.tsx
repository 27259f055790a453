import { useQuery } from '@tanstack/react-query';
import { publishedDocumentQuery, publishedFile } from '../api/policies.js';
import { isProblem } from '../api/problem.js';
import type { PolicyDetail } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { MarkedText } from '../policy-editor/marked-text.js';
import styles from './policies.module.css';

/** The text a policy was published with, in which the clauses are marked that its conditions rest on. */
export function PolicyDocumentPanel({ policy }: { policy: PolicyDetail }) {
  const document = useQuery({ ...publishedDocumentQuery(policy.code), enabled: policy.document !== null });
  // An enterprise is told of no document that is not published to everybody.
  const isWithheld = isProblem(document.error) && document.error.status === 404;
  if (policy.document === null || isWithheld) return null;
  const marks = policy.items.flatMap(({ id, title, clauses }) =>
    clauses.flatMap(({ label, mark }, index) =>
      mark
        ? [
            {
              key: `${id}-${index}`,
              label: `${title}：${label || '条件的依据'}`,
              span: mark,
              isActive: false,
            },
          ]
        : [],
    ),
  );
  return (
    <Panel
      title="政策原文"
      extra={
        document.data &&
        document.data.kind !== 'text' && (
          <a href={publishedFile(policy.code)} download>
            下载原件
          </a>
        )
      }
    >
      <Loaded query={document}>
        {({ body }) => (
          <div id="policy-text" className={styles.text} tabIndex={0} role="document" aria-label="政策原文">
            <MarkedText body={body} marks={marks} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

import type { PushDetail } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { NoticeBody } from '../messages/notice-body.js';
import { segmentName } from '../policies/segment.js';
import styles from './pushes.module.css';

/** What the enterprises read, with what each segment is told besides. */
export function PushContent({ push }: { push: PushDetail }) {
  const additions = push.segments.filter(({ text }) => text);
  return (
    <Panel title="内容">
      <NoticeBody
        kind={push.kind}
        title={push.title}
        body={push.body}
        link={push.link}
        origin={push.department.name}
        segment={null}
      />
      {additions.length > 0 && <h3 style={{ margin: '16px 0 8px', fontSize: 14 }}>各分组的专门说明</h3>}
      {additions.map(({ segment, text }) => (
        <div key={segment} className={styles.variant}>
          <strong>{segmentName(segment)}</strong>
          <p className="prewrap">{text}</p>
        </div>
      ))}
    </Panel>
  );
}

import { Segmented } from 'antd';
import { useState } from 'react';
import type { SegmentKey } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { useMe } from '../app/session.js';
import { NoticeBody } from '../messages/notice-body.js';
import { segmentName } from '../policies/segment.js';
import styles from './composer.module.css';
import { chosenSegments, type Draft } from './draft.js';
import { textFor } from './text-for.js';

/** The draft as an enterprise of each chosen segment will read it. */
export function DraftPreview({ draft }: { draft: Draft }) {
  const me = useMe();
  const chosen = chosenSegments(draft);
  const [picked, setPicked] = useState<SegmentKey>('eligible');
  const segment = chosen.includes(picked) ? picked : chosen[0];
  return (
    <div className={styles.preview}>
      <Panel title="企业看到的样子">
        {chosen.length > 1 && (
          <Segmented
            aria-label="预览分组"
            size="small"
            options={chosen.map((key) => ({ value: key, label: segmentName(key) }))}
            value={segment}
            onChange={setPicked}
            style={{ marginBottom: 14 }}
          />
        )}
        <NoticeBody
          kind={draft.kind}
          title={draft.title || '（标题）'}
          body={textFor(draft.body || '（正文）', segment ? draft.segments[segment] : undefined)}
          link={/^https?:\/\//.test(draft.link) ? draft.link : null}
          origin={me.department?.name ?? '本部门'}
          segment={segment && draft.aim === 'item' ? segmentName(segment) : null}
        />
      </Panel>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { audienceQuery } from '../api/policies.js';
import { approvePush } from '../api/pushes.js';
import type { PushDetail } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { TextField } from '../app/text-field.js';
import { reachOf, segmentName } from '../policies/segment.js';
import { told } from '../text/told-count.js';
import { CodeListSummary } from './code-list-summary.js';
import { aimOfPush } from './push-audience.js';
import styles from './pushes.module.css';
import { RefusingLine } from './refusing-line.js';
import { usePushStep } from './use-push-step.js';

/** The last look before a push goes out: to how many, exactly what, and that it cannot be undone. */
export function ApproveDialog({ push, onClose }: { push: PushDetail; onClose: () => void }) {
  const [comment, setComment] = useState('');
  const audience = useQuery(audienceQuery(aimOfPush(push)));
  const approve = usePushStep(
    push.id,
    () => approvePush(push.id, push.contentHash, comment.trim()),
    '已批准，开始投放',
  );
  return (
    <Dialog
      title="批准并投放？"
      okText="批准并投放"
      cancelText="再看看"
      ready={Boolean(push.list ?? audience.data)}
      pending={approve.isPending}
      onOk={() => approve.mutate(undefined, { onSettled: onClose })}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        <p>
          《{push.title}》
          <br />
          <span className="muted">
            {push.department.name} · {push.createdBy.name}
          </span>
        </p>
        {push.list ? (
          <CodeListSummary list={push.list} />
        ) : (
          <Loaded query={audience} rows={2}>
            {(sizes) => (
              <div>
                <p>
                  将投放到{' '}
                  <b>
                    {told(
                      reachOf(
                        sizes,
                        push.segments.map(({ segment }) => segment),
                      ),
                    )}
                  </b>
                  企业的专属网页，其中已就同一政策告知过的不再重复：
                </p>
                <ul>
                  {push.segments.map(({ segment }) => (
                    <li key={segment}>
                      {segmentName(segment)} {told(sizes[segment])}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </Loaded>
        )}
        <RefusingLine push={push} />
        <div>
          <p className="muted">所批准内容的摘要（SHA-256）</p>
          <code className={styles.hash}>{push.contentHash}</code>
        </div>
        <TextField label="审批意见（可不填）" lines={2} most={500} value={comment} onChange={setComment} />
        <NoticeBar tone="warn">批准后立即投放，不能撤销。</NoticeBar>
      </div>
    </Dialog>
  );
}

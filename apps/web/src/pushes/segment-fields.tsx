import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useDeferredValue } from 'react';
import { reasonOf } from '../api/problem.js';
import { audienceQuery } from '../api/policies.js';
import type { SegmentKey } from '../api/types.js';
import { FieldSet } from '../app/field.js';
import { reachOf, SEGMENTS } from '../policies/segment.js';
import { told } from '../text/told-count.js';
import styles from './composer.module.css';
import { aimOf, chosenSegments, type Change, type Draft } from './draft.js';

interface Props {
  draft: Draft;
  change: Change;
  faults: Record<string, string>;
}

/** Which segments get the push, how many enterprises each has, and what each is told besides. */
export function SegmentFields({ draft, change, faults }: Props) {
  const audience = useQuery(audienceQuery(useDeferredValue(aimOf(draft))));
  const sizes = audience.data;
  const choose = (key: SegmentKey, text: string | undefined) =>
    change({ segments: { ...draft.segments, [key]: text } });
  return (
    <>
      <FieldSet label="分组" fault={faults['/segments']}>
        {SEGMENTS.map(({ key, name, meaning }) => (
          <div key={key} className={styles.segment}>
            <Checkbox
              checked={draft.segments[key] !== undefined}
              onChange={(event) => choose(key, event.target.checked ? '' : undefined)}
            >
              {name}
              <span className="muted">（{meaning}）</span>
            </Checkbox>
            <span className="number">{sizes ? told(sizes[key]) : '—'}</span>
            {draft.segments[key] !== undefined && (
              <Input.TextArea
                aria-label={`给“${name}”的专门说明`}
                className={styles.segmentText}
                placeholder={`给“${name}”的专门说明，加在正文之后（可不填）`}
                autoSize={{ minRows: 1, maxRows: 6 }}
                maxLength={2000}
                value={draft.segments[key]}
                onChange={(event) => choose(key, event.target.value)}
              />
            )}
          </div>
        ))}
      </FieldSet>
      <p role="status" className={styles.reach}>
        {audience.error && `没能计算企业数：${reasonOf(audience.error)}`}
        {sizes && (
          <>
            所选分组现有 <b>{told(reachOf(sizes, chosenSegments(draft)))}</b>
            企业；以前就同一政策告知过的，投放时不再重复。
          </>
        )}
        {!sizes && !audience.error && '选定政策条目或条件后，这里显示能发到多少家企业。'}
      </p>
    </>
  );
}

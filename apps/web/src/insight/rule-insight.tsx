import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { insightQuery } from '../api/insight.js';
import type { AudienceOf } from '../api/policies.js';
import type { RuleInsight as Insight } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Bottlenecks } from './bottlenecks.js';
import { Curves } from './curves.js';
import { Examples } from './examples.js';
import styles from './insight.module.css';
import { OverlapList } from './overlap-list.js';
import { SegmentBar } from './segment-bar.js';
import { Splits } from './splits.js';
import type { NewThreshold } from './threshold.js';
import { useSettled } from './use-settled.js';

interface Props {
  /** The rule that is being written … */
  rule?: unknown;
  /** … or the policy item whose rule it is. */
  item?: string;
  /** Takes a threshold over into the rule; without it the sliders only try things out. */
  onThreshold?: (threshold: NewThreshold) => void;
}

/** A pause in typing, not a wait: long enough to leave out half-written numbers. */
const settledAfterMs = 60;

/**
 * What a rule does over the whole district while it is being thought about: how many it reaches, which condition costs
 * most, what other thresholds would give, whom it shares with other policies, and where its enterprises are.
 */
export function RuleInsight({ rule, item, onThreshold }: Props) {
  const asked = useMemo(() => (item !== undefined ? { item } : rule ? { rule } : undefined), [rule, item]);
  const of = useSettled(asked, settledAfterMs);
  const insight = useQuery(insightQuery(of));
  if (!of) return <p className="muted">写下第一个条件后，这里显示它在全区的效果。</p>;
  return (
    <Loaded query={insight}>
      {(data) => (
        <div className={styles.insight} aria-busy={insight.isPlaceholderData}>
          {insight.error && <NoticeBar tone="bad">没能更新：{insight.error.message}</NoticeBar>}
          <Answer of={of} insight={data} onThreshold={onThreshold} />
        </div>
      )}
    </Loaded>
  );
}

interface AnswerProps {
  of: AudienceOf;
  insight: Insight;
  onThreshold: Props['onThreshold'];
}

function Answer({ of, insight, onThreshold }: AnswerProps) {
  const [open, setOpen] = useState('bottlenecks');
  const parts = [
    { key: 'bottlenecks', label: '卡在哪一条', children: <Bottlenecks insight={insight} /> },
    { key: 'curves', label: '门槛试算', children: <Curves insight={insight} onThreshold={onThreshold} /> },
    { key: 'splits', label: '分布', children: <Splits insight={insight} /> },
    { key: 'overlap', label: '与其他政策重合', children: <OverlapList of={of} /> },
    { key: 'examples', label: '企业举例', children: <Examples of={of} hidden={insight.hiddenFacts} /> },
  ];
  return (
    <>
      <SegmentBar insight={insight} />
      {!insight.exact && (
        <NoticeBar>
          规则涉及您无权查看的指标（{insight.hiddenFacts.join('、')}），企业数取整到十，少于 10 家的不显示。
        </NoticeBar>
      )}
      <Tabs className={styles.tabs} items={parts} activeKey={open} onChange={setOpen} destroyOnHidden />
    </>
  );
}

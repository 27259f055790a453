import { useState } from 'react';
import { NoticeBar } from '../app/notice-bar.js';
import { RuleInsight } from '../insight/rule-insight.js';
import type { NewThreshold } from '../insight/threshold.js';
import { isFinished } from './finished.js';
import type { RuleGroup } from './rule.js';
import { withThreshold } from './threshold-edit.js';

interface Props {
  rule: RuleGroup;
  /** Called with the rule that has a threshold taken over from a curve; without it, sliders only try things out. */
  onChange?: (rule: RuleGroup) => void;
}

/** What the rule does over the whole district, beside the builder: while a condition is half-written, what it did before. */
export function LiveInsight({ rule, onChange }: Props) {
  const [asked, setAsked] = useState<RuleGroup>();
  const isReady = isFinished(rule);
  if (isReady && asked !== rule) setAsked(rule);
  const adopt = (threshold: NewThreshold) => onChange?.(withThreshold(rule, threshold));
  return (
    <>
      {!isReady && asked && <NoticeBar>有条件还没写完整，下面是写这一条之前的结果。</NoticeBar>}
      <RuleInsight rule={asked} {...(onChange && { onThreshold: adopt })} />
    </>
  );
}

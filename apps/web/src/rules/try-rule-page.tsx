import { useState } from 'react';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { RuleInsight } from '../insight/rule-insight.js';
import type { NewThreshold } from '../insight/threshold.js';
import { emptyRule } from './rule.js';
import { RuleBuilder } from './rule-builder.js';
import { withThreshold } from './threshold-edit.js';

/** Tries a rule over the whole district before it becomes a policy's or a tag's. */
export default function TryRulePage() {
  const [rule, setRule] = useState(emptyRule);
  const [active, setActive] = useState<string>();
  const adopt = (threshold: NewThreshold) => setRule(withThreshold(rule, threshold));
  return (
    <Page title="规则试算" lead="搭一条规则，马上看到它在全区覆盖多少企业、卡在哪一条。只是试算，不保存。">
      <Panel title="规则">
        <RuleBuilder value={rule} onChange={setRule} active={active} onActivate={setActive} />
      </Panel>
      <Panel title="全区效果">
        <RuleInsight rule={rule} onThreshold={adopt} />
      </Panel>
    </Page>
  );
}

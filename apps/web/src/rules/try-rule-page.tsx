import { useState } from 'react';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { LiveInsight } from './live-insight.js';
import { emptyRule } from './rule.js';
import { RuleBuilder } from './rule-builder.js';

/** Tries a rule over the whole district before it becomes a policy's or a tag's. */
export default function TryRulePage() {
  const [rule, setRule] = useState(emptyRule);
  const [active, setActive] = useState<string>();
  return (
    <Page title="规则试算" lead="搭一条规则，马上看到它在全区覆盖多少企业、卡在哪一条。只是试算，不保存。">
      <Panel title="规则">
        <RuleBuilder value={rule} onChange={setRule} active={active} onActivate={setActive} />
      </Panel>
      <Panel title="全区效果">
        <LiveInsight rule={rule} onChange={setRule} />
      </Panel>
    </Page>
  );
}

import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { BoundaryTables } from './boundary-tables.js';
import { LiveInsight } from './live-insight.js';
import { RuleBuilder } from './rule-builder.js';
import { RuleExport } from './rule-export.js';
import { emptyRule, type RuleGroup } from './rule.js';
import { StartFrom } from './start-from.js';
import { useRuleCheck } from './use-rule-check.js';

/** Tries a rule over the whole district before it becomes a policy's or a tag's. */
export default function TryRulePage() {
  const [rule, setRule] = useState(emptyRule);
  const [replaced, setReplaced] = useState<RuleGroup>();
  const [active, setActive] = useState<string>();
  const replace = (next: RuleGroup, before: RuleGroup | undefined) => {
    setRule(next);
    setReplaced(before);
    setActive(undefined);
  };
  return (
    <Page title="规则试算" lead="搭一条规则，马上看到它在全区覆盖多少企业、卡在哪一条。只是试算，不保存。">
      <Panel title="规则" extra={<Button onClick={() => replace(emptyRule(), rule)}>重新开始</Button>}>
        <StartFrom onStart={(next) => replace(next, rule)} />
        {replaced && (
          <NoticeBar>
            规则已换成新的。
            <Button type="link" size="small" onClick={() => replace(replaced, undefined)}>
              换回原来的规则
            </Button>
          </NoticeBar>
        )}
        <RuleBuilder value={rule} onChange={setRule} active={active} onActivate={setActive} />
      </Panel>
      <Panel title="全区效果">
        <LiveInsight rule={rule} onChange={setRule} />
      </Panel>
      <Panel title="核对与导出">
        <Checks rule={rule} />
      </Panel>
    </Page>
  );
}

function Checks({ rule }: { rule: RuleGroup }) {
  const { check } = useRuleCheck(rule);
  const parts = [
    { key: 'boundaries', label: '边界用例', children: <BoundaryTables rule={rule} /> },
    { key: 'export', label: 'SQL 与 JSON', children: <RuleExport rule={rule} check={check} /> },
  ];
  return <Tabs items={parts} destroyOnHidden />;
}

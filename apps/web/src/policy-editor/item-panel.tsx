import { Button } from 'antd';
import type { DraftFault, DraftItem } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { TextField } from '../app/text-field.js';
import { BoundaryTables } from '../rules/boundary-tables.js';
import { LiveInsight } from '../rules/live-insight.js';
import { RuleBuilder } from '../rules/rule-builder.js';
import type { RuleGroup } from '../rules/rule.js';
import { BenefitFields } from './benefit-fields.js';
import styles from './editor.module.css';
import { faultAt } from './fault-places.js';
import { Folding } from './folding.js';
import { ItemButtons, type ItemSteps } from './item-buttons.js';
import { RuleTrialForm } from './rule-trial-form.js';

interface Props {
  item: DraftItem;
  index: number;
  faults: readonly DraftFault[];
  open: boolean;
  /** The condition that is worked on, when it is one of this item. */
  active: string | undefined;
  onActivate: (pointer: string) => void;
  onToggle: () => void;
  onChange: (changes: Partial<DraftItem>) => void;
  steps: ItemSteps;
}

/** One item: what it is called, who it is for, and what they get. */
export function ItemPanel({
  item,
  index,
  faults,
  open,
  active,
  onActivate,
  onToggle,
  onChange,
  steps,
}: Props) {
  const pointer = `/items/${index}`;
  const wrong = faults.filter((fault) => fault.pointer.startsWith(`${pointer}/`)).length;
  const rule = item.rule as RuleGroup;
  return (
    <div data-item={index} id={`item-${index}`}>
      <Panel
        title={`条目 ${index + 1}${item.title ? `：${item.title}` : ''}`}
        extra={
          <>
            {wrong > 0 && <Mark tone="bad">{wrong} 处待改</Mark>}
            <ItemButtons name={`条目 ${index + 1}`} steps={steps} />
            <Button size="small" aria-expanded={open} onClick={onToggle}>
              {open ? '收起' : '展开'}
            </Button>
          </>
        }
      >
        {open ? (
          <>
            <TextField
              label="条目名称"
              placeholder="如：失业保险稳岗返还"
              value={item.title}
              fault={faultAt(faults, `${pointer}/title`)}
              onChange={(title) => onChange({ title })}
            />
            <h3 className={styles.heading}>谁能享受</h3>
            <p className={styles.note}>
              点选一个条件，再到原文中选中对应的一句，就作为它的依据。没有写进条件的要求，系统不会判断。
            </p>
            <RuleBuilder
              value={rule}
              onChange={(changed) => onChange({ rule: changed })}
              active={active}
              onActivate={onActivate}
            />
            <Folding closed="影响分析：覆盖多少企业、卡在哪一条" open="收起影响分析">
              <LiveInsight rule={rule} onChange={(changed) => onChange({ rule: changed })} />
            </Folding>
            <Folding closed="边界用例：门槛上、两侧各一步、缺数据" open="收起边界用例">
              <BoundaryTables rule={rule} />
            </Folding>
            <Folding closed="用一家企业试算" open="收起试算">
              <RuleTrialForm rule={rule} />
            </Folding>
            <h3 className={styles.heading}>能得到什么</h3>
            <BenefitFields
              benefit={item.benefit}
              pointer={`${pointer}/benefit`}
              faults={faults}
              onChange={(benefit) => onChange({ benefit })}
            />
            <div className={styles.pair}>
              <TextField
                label="互斥组（可不填）"
                hint="写同一个组名的条目，企业只能享受一项（就高不兼得）。"
                value={item.exclusionGroup}
                onChange={(exclusionGroup) => onChange({ exclusionGroup })}
              />
              <TextField
                label="给企业的办理建议（可不填）"
                lines={1}
                most={5000}
                value={item.advice}
                onChange={(advice) => onChange({ advice })}
              />
            </div>
          </>
        ) : (
          <p className="muted">
            {rule.rules.length} 个条件{item.benefit?.text ? `；${item.benefit.text}` : ''}
          </p>
        )}
      </Panel>
    </div>
  );
}

import { Radio } from 'antd';
import { FieldSet } from '../app/field.js';
import { ChoiceFields } from './choice-fields.js';
import type { Change, Draft } from './draft.js';
import { ListFields } from './list-fields.js';
import { ItemFields } from './item-fields.js';

interface Props {
  draft: Draft;
  change: Change;
  faults: Record<string, string>;
  ruleText: string | undefined;
}

const AIMS = [
  { value: 'item', label: '按政策条目的条件' },
  { value: 'choice', label: '按街镇、行业、标签选择' },
  { value: 'list', label: '按名单' },
] as const;

/** Whom the push is aimed at. */
export function AimFields({ draft, change, faults, ruleText }: Props) {
  const options = draft.aim === 'rule' ? [...AIMS, KEPT] : [...AIMS];
  return (
    <>
      <FieldSet label="选择企业的方式">
        <Radio.Group
          options={options}
          value={draft.aim}
          onChange={(event) => change({ aim: event.target.value as Draft['aim'] })}
        />
      </FieldSet>
      {draft.aim === 'item' && <ItemFields draft={draft} change={change} fault={faults['/item']} />}
      {draft.aim === 'choice' && (
        <ChoiceFields
          choice={draft.choice}
          onChange={(choice) => change({ choice })}
          fault={faults['/item']}
        />
      )}
      {draft.aim === 'list' && <ListFields draft={draft} change={change} fault={faults['/item']} />}
      {draft.aim === 'rule' && <p style={{ marginBottom: 18 }}>条件：{ruleText}</p>}
    </>
  );
}

const KEPT = { value: 'rule', label: '保持原有条件' } as const;

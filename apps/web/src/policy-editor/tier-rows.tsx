import { Button, Select } from 'antd';
import type { DraftFault, Fact } from '../api/types.js';
import { Field } from '../app/field.js';
import { factsFor, type Tier, type TieredAmount } from './amount.js';
import { changedAt, removedAt } from './content-edit.js';
import styles from './editor.module.css';
import { FactSelect } from './fact-select.js';
import { faultAt } from './fault-places.js';
import { PartRow } from './part-row.js';

interface Props {
  amount: TieredAmount;
  facts: readonly Fact[];
  pointer: string;
  faults: readonly DraftFault[];
  onChange: (changes: Partial<TieredAmount>) => void;
}

/** An amount for each kind of enterprise, such as 30 % for large ones and 60 % for the others. */
export function TierRows({ amount, facts, pointer, faults, onChange }: Props) {
  const { by, tiers } = amount;
  const options = facts.find(({ key }) => key === by)?.options ?? [];
  const change = (index: number, changes: Partial<Tier>) =>
    onChange({ tiers: changedAt(tiers, index, changes) });
  return (
    <>
      <Field label="按什么分档" fault={faultAt(faults, `${pointer}/by`)}>
        {(control) => (
          <FactSelect
            control={control}
            facts={factsFor('tiered', facts)}
            value={by}
            onChange={(key) => onChange({ by: key, tiers: tiers.map((tier) => ({ ...tier, values: [] })) })}
          />
        )}
      </Field>
      {tiers.map((tier, index) => (
        <PartRow
          key={index}
          name={`第 ${index + 1} 档`}
          part={tier.amount}
          facts={facts}
          pointer={`${pointer}/tiers/${index}/amount`}
          faults={faults}
          onChange={(part) => change(index, { amount: part })}
          onRemove={tiers.length > 1 ? () => onChange({ tiers: removedAt(tiers, index) }) : undefined}
        >
          <Field label="包括" fault={faultAt(faults, `${pointer}/tiers/${index}/values`)}>
            {(control) => (
              <Select
                {...control}
                mode="multiple"
                className={styles.select}
                placeholder={by ? '可多选' : '先选按什么分档'}
                value={tier.values}
                options={options}
                onChange={(values: string[]) => change(index, { values })}
              />
            )}
          </Field>
        </PartRow>
      ))}
      <Button
        className={styles.addPart}
        onClick={() => onChange({ tiers: [...tiers, { values: [], amount: { kind: 'fixed' } }] })}
      >
        加一档
      </Button>
    </>
  );
}

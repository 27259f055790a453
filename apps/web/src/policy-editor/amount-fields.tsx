import { useQuery } from '@tanstack/react-query';
import { Checkbox, InputNumber, Select } from 'antd';
import { catalogueQuery } from '../api/catalogue.js';
import type { DraftFault } from '../api/types.js';
import { Field } from '../app/field.js';
import { AMOUNT_KINDS, amountOfKind, type Amount, type AmountKind } from './amount.js';
import { BandRows } from './band-rows.js';
import styles from './editor.module.css';
import { faultAt } from './fault-places.js';
import { PartFields } from './part-fields.js';
import { TierRows } from './tier-rows.js';

interface Props {
  amount: Amount | undefined;
  /** Where the amount stands in the draft. */
  pointer: string;
  faults: readonly DraftFault[];
  onChange: (amount: Amount | undefined) => void;
}

const NONE = 'none';

/** How much it is: reckoned for each enterprise, so that a check-up can name an amount. */
export function AmountFields({ amount, pointer, faults, onChange }: Props) {
  const catalogue = useQuery(catalogueQuery);
  const facts = catalogue.data?.facts ?? [];
  const change = (changes: Partial<Amount>) => amount && onChange({ ...amount, ...changes } as Amount);
  return (
    <>
      <Field label="金额怎么算" hint="文件公布了金额或算法才选；没有公布的不要填。">
        {(control) => (
          <Select
            {...control}
            className={styles.select}
            value={amount?.kind ?? NONE}
            options={[{ value: NONE, label: '没有公布金额，不计算' }, ...AMOUNT_KINDS]}
            onChange={(kind: AmountKind | typeof NONE) =>
              onChange(kind === NONE ? undefined : amountOfKind(kind, amount))
            }
          />
        )}
      </Field>
      {amount && (
        <div className={styles.amount}>
          {amount.kind === 'tiered' && <TierRows {...{ amount, facts, pointer, faults }} onChange={change} />}
          {amount.kind === 'banded' && <BandRows {...{ amount, facts, pointer, faults }} onChange={change} />}
          {amount.kind !== 'tiered' && amount.kind !== 'banded' && (
            <PartFields {...{ amount, facts, pointer, faults }} onChange={change} />
          )}
          <CapFields amount={amount} fault={faultAt(faults, `${pointer}/cap`)} onChange={change} />
        </div>
      )}
    </>
  );
}

interface CapProps {
  amount: Amount;
  fault: string | undefined;
  onChange: (changes: Partial<Amount>) => void;
}

function CapFields({ amount, fault, onChange }: CapProps) {
  return (
    <div className={styles.pair}>
      <Field label="最高不超过（可不填）" fault={fault}>
        {(control) => (
          <InputNumber
            {...control}
            className={styles.number}
            min={0}
            suffix="万元"
            value={amount.cap}
            onChange={(cap) => onChange({ cap: cap ?? undefined })}
          />
        )}
      </Field>
      <Checkbox
        className={styles.besideField}
        checked={amount.ceiling ?? false}
        onChange={(event) => onChange({ ceiling: event.target.checked || undefined })}
      >
        文件写的是“最高”“不超过”，实际由主管部门核定
      </Checkbox>
    </div>
  );
}

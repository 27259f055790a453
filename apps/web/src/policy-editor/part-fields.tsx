import { InputNumber } from 'antd';
import type { DraftFault, Fact } from '../api/types.js';
import { Field } from '../app/field.js';
import { factsFor, type PartAmount } from './amount.js';
import styles from './editor.module.css';
import { FactSelect } from './fact-select.js';
import { faultAt } from './fault-places.js';

interface Props {
  amount: PartAmount;
  facts: readonly Fact[];
  pointer: string;
  faults: readonly DraftFault[];
  onChange: (changes: Partial<PartAmount>) => void;
}

/** A sum, a share of a sum, or so much for each of something. */
export function PartFields({ amount, facts, pointer, faults, onChange }: Props) {
  const { kind, of, value, rate } = amount;
  return (
    <div className={styles.pair}>
      {kind !== 'fixed' && (
        <Field label={kind === 'rate' ? '按哪项金额' : '按哪项数量'} fault={faultAt(faults, `${pointer}/of`)}>
          {(control) => (
            <FactSelect
              control={control}
              facts={factsFor(kind, facts)}
              value={of}
              onChange={(key) => onChange({ of: key })}
            />
          )}
        </Field>
      )}
      {kind === 'rate' ? (
        <Field label="比例" fault={faultAt(faults, `${pointer}/rate`)}>
          {(control) => (
            <InputNumber
              {...control}
              className={styles.number}
              min={0}
              max={1000}
              suffix="%"
              value={rate === undefined ? undefined : shown(rate)}
              onChange={(percent) => onChange({ rate: percent === null ? undefined : shareOf(percent) })}
            />
          )}
        </Field>
      ) : (
        <Field
          label={kind === 'fixed' ? '金额' : '每人（项、次）'}
          fault={faultAt(faults, `${pointer}/value`)}
        >
          {(control) => (
            <InputNumber
              {...control}
              className={styles.number}
              min={0}
              suffix="万元"
              value={value}
              onChange={(sum) => onChange({ value: sum ?? undefined })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

// 0.07 × 100 is 7.000000000000001.
const shown = (rate: number): number => Number((rate * 100).toFixed(6));
const shareOf = (percent: number): number => Number((percent / 100).toFixed(8));

import { Button, InputNumber, Select } from 'antd';
import type { DraftFault, Fact } from '../api/types.js';
import { Field } from '../app/field.js';
import { bandEndedAt, endsBelow, factsFor, type AmountBand, type BandedAmount } from './amount.js';
import { changedAt, removedAt } from './content-edit.js';
import styles from './editor.module.css';
import { FactSelect } from './fact-select.js';
import { faultAt } from './fault-places.js';
import { PartRow } from './part-row.js';

interface Props {
  amount: BandedAmount;
  facts: readonly Fact[];
  pointer: string;
  faults: readonly DraftFault[];
  onChange: (changes: Partial<BandedAmount>) => void;
}

/** An amount for each stretch of a number, such as up to 2,500 and beyond. */
export function BandRows({ amount, facts, pointer, faults, onChange }: Props) {
  const { by, bands } = amount;
  const unit = facts.find(({ key }) => key === by)?.unit;
  const add = () => onChange({ bands: bands.toSpliced(bands.length - 1, 0, { amount: { kind: 'fixed' } }) });
  return (
    <>
      <Field label="按什么分段" hint="由小到大；最后一段没有上限。" fault={faultAt(faults, `${pointer}/by`)}>
        {(control) => (
          <FactSelect
            control={control}
            facts={factsFor('banded', facts)}
            value={by}
            onChange={(key) => onChange({ by: key })}
          />
        )}
      </Field>
      {bands.map((band, index) => (
        <PartRow
          key={index}
          name={`第 ${index + 1} 段`}
          part={band.amount}
          facts={facts}
          pointer={`${pointer}/bands/${index}/amount`}
          faults={faults}
          onChange={(part) => onChange({ bands: changedAt(bands, index, { amount: part }) })}
          onRemove={bands.length > 2 ? () => onChange({ bands: removedAt(bands, index) }) : undefined}
        >
          {index === bands.length - 1 ? (
            <p className={styles.rest}>更多</p>
          ) : (
            <BandEnd
              band={band}
              unit={unit}
              fault={faultAt(faults, `${pointer}/bands/${index}`)}
              onChange={(isBelow, end) => onChange({ bands: bandEndedAt(bands, index, isBelow, end) })}
            />
          )}
        </PartRow>
      ))}
      <Button className={styles.addPart} onClick={add}>
        加一段
      </Button>
    </>
  );
}

interface EndProps {
  band: AmountBand;
  unit: string | undefined;
  fault: string | undefined;
  onChange: (isBelow: boolean, end: number | undefined) => void;
}

/** Where a band ends, with or without the number itself. */
function BandEnd({ band, unit, fault, onChange }: EndProps) {
  const isBelow = endsBelow(band);
  const end = band.upTo ?? band.below;
  return (
    <Field label="上限" fault={fault}>
      {(control) => (
        <span className={styles.bandEnd}>
          <Select
            aria-label="是否含上限"
            value={isBelow}
            options={[
              { value: false, label: '不超过' },
              { value: true, label: '低于' },
            ]}
            onChange={(below: boolean) => onChange(below, end)}
          />
          <InputNumber
            {...control}
            className={styles.number}
            suffix={unit}
            value={end}
            onChange={(number) => onChange(isBelow, number ?? undefined)}
          />
        </span>
      )}
    </Field>
  );
}

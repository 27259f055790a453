import { Checkbox, Select } from 'antd';
import type { DraftFault, DraftItem } from '../api/types.js';
import { Field } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import type { Amount } from './amount.js';
import { AmountFields } from './amount-fields.js';
import { MEANS } from './draft-words.js';
import styles from './editor.module.css';
import { faultAt } from './fault-places.js';

type Benefit = NonNullable<DraftItem['benefit']>;

interface Props {
  benefit: Benefit | null;
  /** Where the benefit stands in the draft. */
  pointer: string;
  faults: readonly DraftFault[];
  onChange: (benefit: Benefit | null) => void;
}

/** What an enterprise gets: in the words of the document, and as an amount where one was published. */
export function BenefitFields({ benefit, pointer, faults, onChange }: Props) {
  return (
    <>
      <Checkbox
        className={styles.apart}
        checked={benefit === null}
        onChange={(event) => onChange(event.target.checked ? null : { text: '', means: 'support' })}
      >
        支持内容没有公布
      </Checkbox>
      {benefit && (
        <>
          <div className={styles.pair}>
            <TextField
              label="支持内容"
              hint="照文件写，企业会看到这句话。"
              fault={faultAt(faults, `${pointer}/text`)}
              lines={2}
              most={5000}
              value={benefit.text}
              onChange={(text) => onChange({ ...benefit, text })}
            />
            <Field label="支持方式">
              {(control) => (
                <Select
                  {...control}
                  className={styles.select}
                  value={benefit.means}
                  options={[...MEANS]}
                  onChange={(means: Benefit['means']) => onChange({ ...benefit, means })}
                />
              )}
            </Field>
          </div>
          {benefit.means !== 'honour' && (
            <AmountFields
              amount={benefit.amount as Amount | undefined}
              pointer={`${pointer}/amount`}
              faults={faults}
              onChange={(amount) => onChange({ ...benefit, amount })}
            />
          )}
        </>
      )}
    </>
  );
}

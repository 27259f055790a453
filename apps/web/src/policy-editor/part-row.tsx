import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { DraftFault, Fact } from '../api/types.js';
import { Field } from '../app/field.js';
import { PART_KINDS, type PartAmount } from './amount.js';
import styles from './editor.module.css';
import { PartFields } from './part-fields.js';

interface Props {
  name: string;
  part: PartAmount;
  facts: readonly Fact[];
  pointer: string;
  faults: readonly DraftFault[];
  onChange: (part: PartAmount) => void;
  onRemove: (() => void) | undefined;
  /** Who is in this tier or band. */
  children: ReactNode;
}

/** A tier or a band: who is in it, and how much they get. */
export function PartRow({ name, part, facts, pointer, faults, onChange, onRemove, children }: Props) {
  return (
    <fieldset className={styles.part}>
      <legend className={styles.partName}>
        {name}
        {onRemove && (
          <Button type="link" size="small" danger aria-label={`删除${name}`} onClick={onRemove}>
            删除
          </Button>
        )}
      </legend>
      <div className={styles.pair}>
        {children}
        <Field label="怎么算">
          {(control) => (
            <Select
              {...control}
              className={styles.select}
              value={part.kind}
              options={[...PART_KINDS]}
              onChange={(kind: PartAmount['kind']) => onChange({ kind, cap: part.cap })}
            />
          )}
        </Field>
      </div>
      <PartFields
        amount={part}
        facts={facts}
        pointer={pointer}
        faults={faults}
        onChange={(changes) => onChange({ ...part, ...changes })}
      />
    </fieldset>
  );
}

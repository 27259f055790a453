import { memo } from 'react';
import { Select } from 'antd';
import { useBuilder } from './builder-context.js';
import { withFactor, withOperator, withOtherField, withValue } from './condition-edit.js';
import { FactorInput } from './factor-input.js';
import { FieldSelect } from './field-select.js';
import { partOf } from './place-name.js';
import { arityOf, grammarOf, isComparable, type RuleField } from './rule-field.js';
import type { Condition } from './rule.js';
import styles from './rules.module.css';
import { ValueEditor } from './value-editor.js';

interface Props {
  name: string;
  condition: Condition;
  field: RuleField;
  isFaulty: boolean;
  onChange: (condition: Condition) => void;
}

/** How a condition compares its field, and with what. */
export function ComparisonFields({ name, condition, field, isFaulty, onChange }: Props) {
  const { fields } = useBuilder();
  const grammar = grammarOf(fields, field);
  const isPair = condition.valueSource === 'field';
  const offered = grammar?.operators.filter(
    ({ operator }) => !isPair || grammar.comparison?.operators.includes(operator),
  );
  const arity = arityOf(grammar, condition.operator);
  return (
    <>
      <Select
        className={styles.operator}
        aria-label={partOf(name, '比较方式')}
        value={condition.operator}
        options={(offered ?? []).map(({ operator, label }) => ({ value: operator, label }))}
        popupMatchSelectWidth={false}
        onChange={(operator) => onChange(withOperator(condition, operator, fields))}
      />
      {grammar?.comparison && arity === 'one' && (
        <SourceSelect
          name={name}
          isPair={isPair}
          onChange={(next) => onChange(withOtherField(condition, next ? '' : undefined, fields))}
        />
      )}
      {isPair ? (
        <OtherField name={name} condition={condition} field={field} isFaulty={isFaulty} onChange={onChange} />
      ) : (
        <ValueEditor
          arity={arity}
          field={field}
          name={name}
          value={condition.value}
          isFaulty={isFaulty}
          onChange={(value) => onChange(withValue(condition, value))}
        />
      )}
    </>
  );
}

const sources = [
  { value: false, label: '固定的值' },
  { value: true, label: '另一指标' },
];

interface SourceProps {
  name: string;
  isPair: boolean;
  onChange: (isPair: boolean) => void;
}

const SourceSelect = memo(function SourceSelect({ name, isPair, onChange }: SourceProps) {
  return (
    <Select
      className={styles.source}
      aria-label={partOf(name, '比较对象')}
      value={isPair}
      options={sources}
      popupMatchSelectWidth={false}
      onChange={onChange}
    />
  );
});

/** The other field that a condition compares with, and how much of it. */
function OtherField({ name, condition, field, isFaulty, onChange }: Props) {
  const { fields } = useBuilder();
  return (
    <>
      <FieldSelect
        name={partOf(name, '另一指标')}
        value={typeof condition.value === 'string' ? condition.value : ''}
        fields={fields.byKey}
        comparableWith={(other) => isComparable(field, other)}
        isFaulty={isFaulty}
        onChange={(key) => onChange(withOtherField(condition, key, fields))}
      />
      {grammarOf(fields, field)?.comparison?.factor && (
        <FactorInput
          name={name}
          factor={condition.factor}
          onChange={(factor) => onChange(withFactor(condition, factor))}
        />
      )}
    </>
  );
}

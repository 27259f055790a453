import { Input } from 'antd';
import { use } from 'react';
import { Field } from './field.js';
import { GoingOn } from './going-on.js';

interface Props {
  label: string;
  hint?: string;
  fault?: string | undefined;
  placeholder?: string;
  value: string;
  most?: number;
  /** So many lines to begin with; one line that doesn't grow when absent. */
  lines?: number;
  onChange: (value: string) => void;
}

/** A labelled text of one line or several. */
export function TextField({ label, hint, fault, placeholder, value, most = 200, lines, onChange }: Props) {
  const goOn = use(GoingOn);
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(control) =>
        lines ? (
          <Input.TextArea
            {...control}
            value={value}
            maxLength={most}
            placeholder={placeholder}
            autoSize={{ minRows: lines }}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            value={value}
            maxLength={most}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
            onPressEnter={({ nativeEvent }) => {
              // Enter that ends the writing of a Chinese word is not meant for the dialog.
              if (!nativeEvent.isComposing) goOn?.();
            }}
          />
        )
      }
    </Field>
  );
}

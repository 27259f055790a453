import { Button, Input } from 'antd';
import { useState } from 'react';
import type { PolicyDocument } from '../api/types.js';
import { Field } from '../app/field.js';
import { count } from '../text/number.js';
import styles from './editor.module.css';

interface Props {
  /** The document whose text it is; absent while there is none. */
  document: PolicyDocument | undefined;
  pending: boolean;
  onKeep: (text: string) => void;
}

/** The text of a document, pasted or put right by hand. */
export function TextInput({ document, pending, onKeep }: Props) {
  const start = document?.body ?? '';
  const [text, setText] = useState(start);
  return (
    <div className={styles.textInput}>
      <Field
        label={document ? '政策原文' : '没有文件？把政策原文粘贴到这里'}
        hint={`${count(text.length)} 字`}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            value={text}
            maxLength={1_000_000}
            autoSize={{ minRows: 6, maxRows: 20 }}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button disabled={text.trim() === '' || text === start} loading={pending} onClick={() => onKeep(text)}>
        保存原文
      </Button>
    </div>
  );
}

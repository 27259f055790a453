import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { reasonOf } from '../api/problem.js';
import { revokeFromList } from '../api/tags.js';
import { Field } from '../app/field.js';
import { CodesField } from './codes-field.js';
import { codesIn } from './codes-in.js';
import { useListStep } from './use-list-step.js';

/** Takes enterprises off the department's list, from today on. */
export function RevokeForm({ code }: { code: string }) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const codes = codesIn(text);
  const revoke = useListStep(
    code,
    () => revokeFromList(code, { codes, reason: reason.trim() }),
    `已移出 ${codes.length} 家`,
  );
  return (
    <>
      <CodesField
        tag={code}
        text={text}
        fault={revoke.error ? reasonOf(revoke.error) : undefined}
        onChange={setText}
      />
      <Field label="移出的原因">
        {(control) => (
          <Input
            {...control}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Popconfirm
        title={`移出 ${codes.length} 家企业？`}
        description="今天起不再有此标签；可以在名单变动中撤销。"
        okText="移出"
        cancelText="取消"
        onConfirm={() => revoke.mutate(undefined, { onSuccess: () => setText('') })}
      >
        <Button danger disabled={codes.length === 0 || !reason.trim()} loading={revoke.isPending}>
          移出名单
        </Button>
      </Popconfirm>
    </>
  );
}

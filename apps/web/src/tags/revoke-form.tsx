import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { faultOf } from '../api/problem.js';
import { revokeFromList } from '../api/tags.js';
import { TextField } from '../app/text-field.js';
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
      <CodesField tag={code} text={text} fault={faultOf(revoke.error)} onChange={setText} />
      <TextField label="移出的原因" value={reason} onChange={setReason} />
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

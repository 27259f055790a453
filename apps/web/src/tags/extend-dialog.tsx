import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { extendList } from '../api/tags.js';
import type { TagChange } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { Field } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import { useListStep } from './use-list-step.js';

/** Lets a list stand until a later day. */
export function ExtendDialog({
  code,
  change,
  onClose,
}: {
  code: string;
  change: TagChange;
  onClose: () => void;
}) {
  const [validTo, setValidTo] = useState('');
  const [source, setSource] = useState('');
  const body = { validTo, source: source.trim() };
  const extend = useListStep(code, () => extendList(code, change.id, body), '已延长');
  return (
    <Dialog
      title={`延长名单（现至 ${change.validTo ?? '长期'}）`}
      okText="延长"
      ready={validTo !== '' && source.trim() !== ''}
      pending={extend.isPending}
      onOk={() => extend.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label="新的止日" hint="期间移出的企业不再列入。">
        {(control) => (
          <DatePicker
            {...control}
            value={validTo ? dayjs(validTo) : null}
            minDate={dayjs(change.validTo).add(1, 'day')}
            onChange={(_, text) => setValidTo(text ?? '')}
          />
        )}
      </Field>
      <TextField label="文号或来源" value={source} onChange={setSource} />
    </Dialog>
  );
}

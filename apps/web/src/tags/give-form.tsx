import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { faultOf } from '../api/problem.js';
import { giveList } from '../api/tags.js';
import { Field } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import { CodesField } from './codes-field.js';
import { codesIn } from './codes-in.js';
import { useListStep } from './use-list-step.js';

/** Puts enterprises on the list: which, from when until when, on what ground. */
export function GiveForm({ code }: { code: string }) {
  const [text, setText] = useState('');
  const [days, setDays] = useState<readonly [string, string]>(['', '']);
  const [source, setSource] = useState('');
  const codes = codesIn(text);
  const body = { codes, validFrom: days[0], validTo: days[1] || null, source: source.trim() };
  const give = useListStep(code, () => giveList(code, body), `已列入 ${codes.length} 家`);
  return (
    <>
      <CodesField tag={code} text={text} fault={faultOf(give.error)} onChange={setText} />
      <Field label="有效期" hint="止日空着为长期；到期自动失效。">
        {({ id, ...control }) => (
          <DatePicker.RangePicker
            {...control}
            id={{ start: id }}
            aria-label="有效期"
            allowEmpty={[false, true]}
            placeholder={['起日', '止日（可空）']}
            value={[days[0] ? dayjs(days[0]) : null, days[1] ? dayjs(days[1]) : null]}
            onChange={(_, texts) => setDays(texts ? [texts[0], texts[1]] : ['', ''])}
          />
        )}
      </Field>
      <TextField
        label="文号或来源"
        placeholder="如：宝府发〔2026〕1 号"
        value={source}
        onChange={setSource}
      />
      <Button
        type="primary"
        disabled={codes.length === 0 || !days[0] || !source.trim()}
        loading={give.isPending}
        onClick={() => give.mutate(undefined, { onSuccess: () => setText('') })}
      >
        列入名单
      </Button>
    </>
  );
}

import { Input, Radio } from 'antd';
import type { NoticeKind } from '../api/types.js';
import { Field, FieldSet } from '../app/field.js';
import { KIND_NAMES } from '../messages/kind.js';
import { count } from '../text/number.js';
import type { Change, Draft } from './draft.js';

const KINDS = Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }));

interface Props {
  draft: Draft;
  change: Change;
  faults: Record<string, string>;
}

/** The notice itself: kind, title, text and link. */
export function ContentFields({ draft, change, faults }: Props) {
  return (
    <>
      <FieldSet label="类型" fault={faults['/kind']}>
        <Radio.Group
          options={KINDS}
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value as NoticeKind })}
        />
      </FieldSet>
      <Field label="标题" fault={faults['/title']}>
        {(control) => (
          <Input
            {...control}
            value={draft.title}
            maxLength={100}
            showCount
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="正文"
        fault={faults['/body']}
        hint={`用企业看得懂的话写清：支持什么、怎么办、什么时候截止。已写 ${count(draft.body.length)} 字，最多 10,000 字。`}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            value={draft.body}
            maxLength={10_000}
            autoSize={{ minRows: 8, maxRows: 24 }}
            onChange={(event) => change({ body: event.target.value })}
          />
        )}
      </Field>
      <Field label="原文或申报入口网址（可不填）" fault={faults['/link']}>
        {(control) => (
          <Input
            {...control}
            type="url"
            inputMode="url"
            placeholder="https://"
            value={draft.link}
            onChange={(event) => change({ link: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

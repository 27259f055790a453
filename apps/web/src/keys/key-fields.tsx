import { useQuery } from '@tanstack/react-query';
import { Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { keyOptionsQuery } from '../api/keys.js';
import { departmentsQuery, peopleQuery } from '../api/people.js';
import { Field, FieldSet } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import { faultOf, type KeyDraft } from './key-draft.js';
import styles from './keys.module.css';
import { scopeText, type Scope } from './scope.js';

interface Props {
  draft: KeyDraft;
  error: unknown;
  onChange: (change: Partial<KeyDraft>) => void;
}

const KINDS = [
  { value: 'live', label: '正式' },
  { value: 'test', label: '测试：照常校验和应答，不保存、不发送、不计数' },
];

/** What a new key is to be. */
export function KeyFields(props: Props) {
  const { draft, error, onChange } = props;
  return (
    <>
      <TextField
        label="名称"
        hint="写明用途，例如“数据局接口”。"
        fault={faultOf(error, 'name')}
        most={50}
        value={draft.name}
        onChange={(text) => onChange({ name: text })}
      />
      <FieldSet label="类型">
        <Radio.Group
          options={KINDS}
          value={draft.kind}
          onChange={({ target }) => onChange({ kind: target.value as KeyDraft['kind'] })}
        />
      </FieldSet>
      <Holder {...props} />
      <Scopes {...props} />
      <Limits {...props} />
    </>
  );
}

/** Who answers for the key, and for which department it is. */
function Holder({ draft, error, onChange }: Props) {
  const [query, setQuery] = useState('');
  const people = useQuery(peopleQuery({ query: query || undefined, size: 50 }));
  const departments = useQuery(departmentsQuery);
  return (
    <div className={styles.pair}>
      <Field label="负责人" hint="密钥的权限不超过此人。" fault={faultOf(error, 'person')}>
        {(control) => (
          <Select
            {...control}
            className={styles.wide}
            showSearch={{ filterOption: false, onSearch: setQuery }}
            placeholder="输入姓名"
            value={draft.person}
            loading={people.isFetching}
            options={people.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(person: string) => onChange({ person })}
          />
        )}
      </Field>
      <Field label="部门（可不选）" hint="不选则为负责人的范围。" fault={faultOf(error, 'department')}>
        {(control) => (
          <Select
            {...control}
            className={styles.wide}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="负责人的范围"
            value={draft.department}
            options={departments.data
              ?.filter(({ closedAt }) => closedAt === null)
              .map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(department?: string) => onChange({ department })}
          />
        )}
      </Field>
    </div>
  );
}

function Scopes({ draft, error, onChange }: Props) {
  const options = useQuery(keyOptionsQuery);
  return (
    <FieldSet
      label="权限"
      hint="只给用得到的；审批、授权和审计不给密钥。"
      fault={faultOf(error, 'permissions')}
    >
      <Checkbox.Group
        className={styles.scopes}
        options={options.data?.permissions.map((scope) => ({ value: scope, label: scopeText(scope) })) ?? []}
        value={[...draft.permissions]}
        onChange={(permissions) => onChange({ permissions: permissions as Scope[] })}
      />
    </FieldSet>
  );
}

/** Until when, and from where. */
function Limits({ draft, error, onChange }: Props) {
  const today = dayjs().startOf('day');
  return (
    <>
      <Field label="到期日" hint="当天仍有效；最长两年。" fault={faultOf(error, 'expiresOn')}>
        {(control) => (
          <DatePicker
            {...control}
            placeholder="请选择日期"
            value={draft.expiresOn ? dayjs(draft.expiresOn) : null}
            minDate={today}
            maxDate={today.add(2, 'year').subtract(1, 'day')}
            onChange={(_, day) => onChange({ expiresOn: typeof day === 'string' && day ? day : undefined })}
          />
        )}
      </Field>
      <Field
        label="允许的网段（可不填）"
        hint="每行一个，如 10.1.0.0/16、2001:db8::/32；不填则任何地址都可使用。"
        fault={faultOf(error, 'networks')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            value={draft.networks}
            onChange={({ target }) => onChange({ networks: target.value })}
          />
        )}
      </Field>
    </>
  );
}

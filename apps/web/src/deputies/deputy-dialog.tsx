import { Select } from 'antd';
import { useState } from 'react';
import { nameDeputy } from '../api/deputies.js';
import { faultOf } from '../api/problem.js';
import type { DeputyBoard, NewDeputy } from '../api/types.js';
import { DayRange } from '../app/day-range.js';
import { Dialog } from '../app/dialog.js';
import { Field } from '../app/field.js';
import { useChange } from '../app/use-change.js';
import { dayOf } from '../text/day.js';

interface Props {
  candidates: DeputyBoard['candidates'];
  /** For whom; without it for oneself. */
  person: string | undefined;
  onClose: () => void;
}

/** Names somebody of the same department who stands in for some days. */
export function DeputyDialog({ candidates, person, onClose }: Props) {
  const [deputy, setDeputy] = useState<string>();
  const [[starts, ends], setDays] = useState<readonly [string, string]>([dayOf(new Date()), '']);
  const name = useChange((content: NewDeputy) => nameDeputy(content, person), {
    stale: [['deputies']],
    said: '已指定代理人',
    onDone: onClose,
  });
  return (
    <Dialog
      title="指定代理人"
      okText="指定"
      ready={deputy !== undefined && starts !== '' && ends !== ''}
      pending={name.isPending}
      onOk={() => deputy && name.mutate({ deputy, starts, ends })}
      onClose={onClose}
    >
      <p style={{ marginBottom: 12 }}>
        代理人在这些天里可以用{person === undefined ? '您' : '此人'}
        的全部角色办理，记录里写明“谁代谁”。两人算作一方：一人提交的，另一人不能审批。代理不能再转给别人。
      </p>
      <Field
        label="代理人"
        hint={candidates.length === 0 ? '同部门没有可以指定的同事。' : '同部门、可使用的账号；管理员除外。'}
      >
        {(control) => (
          <Select
            {...control}
            style={{ width: '100%' }}
            placeholder="请选择"
            showSearch={{ optionFilterProp: 'label' }}
            options={candidates.map(({ id, name: label }) => ({ value: id, label }))}
            value={deputy}
            onChange={setDeputy}
          />
        )}
      </Field>
      <Field label="起止日期" hint="最长 92 天，两头都算。" fault={faultOf(name.error)}>
        {(control) => <DayRange control={control} value={[starts, ends]} onChange={setDays} />}
      </Field>
    </Dialog>
  );
}

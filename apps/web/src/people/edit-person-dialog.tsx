import { useState } from 'react';
import { bindAccount, changePerson } from '../api/people.js';
import { faultOf } from '../api/problem.js';
import type { DepartmentRecord, PersonDetail } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { PersonFields, type PersonDraft } from './person-fields.js';
import { usePeopleChange } from './use-people-change.js';

interface Props {
  person: PersonDetail;
  departments: readonly DepartmentRecord[];
  onClose: () => void;
}

/** Renames or moves a person, and binds another account to them. */
export function EditPersonDialog({ person, departments, onClose }: Props) {
  const known = { name: person.name, department: person.department?.code ?? null };
  const [draft, setDraft] = useState<PersonDraft>({ ...known, subject: person.subject ?? '' });
  const save = usePeopleChange(
    async () => {
      const { department } = draft;
      const [name, subject] = [draft.name.trim(), draft.subject.trim()];
      if (name !== known.name || department !== known.department)
        await changePerson(person.id, { name, department });
      if (subject && subject !== person.subject) await bindAccount(person.id, subject);
    },
    '已保存',
    onClose,
  );
  return (
    <Dialog
      title={`修改：${person.name}`}
      okText="保存"
      ready={draft.name.trim() !== ''}
      pending={save.isPending}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      <PersonFields
        draft={draft}
        departments={departments}
        hints={{
          department: '有角色的人不能调动：角色是为现在的部门授予的，须先收回。',
          subject: '统一身份认证平台上的账号标识（sub）；换绑后，原来的账号不能再以此人登录。',
        }}
        fault={faultOf(save.error)}
        onChange={setDraft}
      />
    </Dialog>
  );
}

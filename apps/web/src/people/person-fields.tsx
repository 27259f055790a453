import type { DepartmentRecord } from '../api/types.js';
import { TextField } from '../app/text-field.js';
import { DepartmentField } from './department-field.js';

/** What is typed of a person. */
export interface PersonDraft {
  name: string;
  /** Null for whoever belongs to none. */
  department: string | null;
  /** The account's name at the identity provider; empty while there is none. */
  subject: string;
}

interface Props {
  draft: PersonDraft;
  departments: readonly DepartmentRecord[];
  hints: { department: string; subject: string };
  fault: string | undefined;
  onChange: (draft: PersonDraft) => void;
}

/** A person's name, department and account. */
export function PersonFields({ draft, departments, hints, fault, onChange }: Props) {
  const change = (part: Partial<PersonDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <TextField label="姓名" most={60} value={draft.name} onChange={(name) => change({ name })} />
      <DepartmentField
        departments={departments}
        value={draft.department}
        hint={hints.department}
        onChange={(department) => change({ department })}
      />
      <TextField
        label="账号标识"
        hint={hints.subject}
        fault={fault}
        most={255}
        value={draft.subject}
        onChange={(subject) => change({ subject })}
      />
    </>
  );
}

import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { endAccount, reopenAccount, signOutPerson } from '../api/people.js';
import type { DepartmentRecord, PersonDetail } from '../api/types.js';
import { ReasonDialog } from '../app/reason-dialog.js';
import { useMe } from '../app/session.js';
import { useStep } from '../app/use-change.js';
import { EditPersonDialog } from './edit-person-dialog.js';
import { PEOPLE, usePeopleChange } from './use-people-change.js';

interface Props {
  person: PersonDetail;
  departments: readonly DepartmentRecord[];
}

/** What the system administrator does to an account. */
export function AccountActions({ person, departments }: Props) {
  const [dialog, setDialog] = useState<'edit' | 'end'>();
  const close = () => setDialog(undefined);
  const signOut = useStep(() => signOutPerson(person.id), { stale: PEOPLE, said: '已退出此人的全部设备' });
  const reopen = useStep(() => reopenAccount(person.id), { stale: PEOPLE, said: '已恢复账号' });
  const own = useMe().id === person.id;
  if (person.state === 'ended')
    return (
      <Popconfirm
        title="恢复这个账号？"
        description="没有收回的角色随之恢复。"
        okText="恢复"
        cancelText="取消"
        onConfirm={() => reopen.mutate()}
      >
        <Button loading={reopen.isPending}>恢复账号</Button>
      </Popconfirm>
    );
  return (
    <>
      <Button onClick={() => setDialog('edit')}>修改</Button>
      <Popconfirm
        title="退出此人的全部设备？"
        description="没有保存的内容会丢失；此人可以重新登录。"
        okText="退出"
        cancelText="取消"
        onConfirm={() => signOut.mutate()}
      >
        <Button loading={signOut.isPending}>退出全部设备</Button>
      </Popconfirm>
      {!own && (
        <Button danger onClick={() => setDialog('end')}>
          停用账号
        </Button>
      )}
      {dialog === 'edit' && <EditPersonDialog person={person} departments={departments} onClose={close} />}
      {dialog === 'end' && <EndDialog person={person} onClose={close} />}
    </>
  );
}

function EndDialog({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const end = usePeopleChange((reason: string) => endAccount(person.id, reason), '已停用账号', onClose);
  return (
    <ReasonDialog
      title={`停用账号：${person.name}`}
      okText="停用"
      pending={end.isPending}
      error={end.error}
      onOk={end.mutate}
      onClose={onClose}
    >
      所有设备立即退出，不能再登录。姓名仍留在以往的记录旁；以后可以恢复，没有收回的角色随之恢复。
    </ReasonDialog>
  );
}

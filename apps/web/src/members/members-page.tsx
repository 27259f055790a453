import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { membersQuery } from '../api/members.js';
import type { Invited } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { InvitationsPanel } from './invitations-panel.js';
import { InviteDialog } from './invite-dialog.js';
import { InvitedDialog } from './invited-dialog.js';
import { MembersPanel } from './members-panel.js';

/** Who acts for the enterprise, and who is invited to? */
export default function MembersPage() {
  const { uscc = '' } = useParams();
  const board = useQuery(membersQuery(uscc));
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  return (
    <Page
      narrow
      title="成员"
      lead="成员都能查看本企业的消息、体检和数据；法定代表人邀请和移除成员。"
      actions={
        board.data?.mayDecide && (
          <Button type="primary" onClick={() => setInviting(true)}>
            邀请成员
          </Button>
        )
      }
    >
      <Loaded query={board} rows={4}>
        {(data) => (
          <>
            <MembersPanel uscc={uscc} board={data} />
            {data.mayDecide && (
              <InvitationsPanel uscc={uscc} invitations={data.invitations} onSent={setInvited} />
            )}
          </>
        )}
      </Loaded>
      {inviting && <InviteDialog uscc={uscc} onInvited={setInvited} onClose={() => setInviting(false)} />}
      {invited && <InvitedDialog invited={invited} onClose={() => setInvited(undefined)} />}
    </Page>
  );
}

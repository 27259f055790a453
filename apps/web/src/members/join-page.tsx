import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { acceptInvitation } from '../api/members.js';
import { faultOf, isProblem } from '../api/problem.js';
import { ANOTHER_PERSON, signInAddress } from '../api/session.js';
import type { Me } from '../api/types.js';
import { Field } from '../app/field.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { ME } from '../app/query-client.js';
import { may, useSession } from '../app/session.js';
import { codeIn, forgetInvitationCode, takeInvitationCode } from './invitation-code.js';

const SHORTEST_CODE = 20;

/** Who was invited: what becomes of it, once they have signed in? */
export default function JoinPage() {
  const [code, setCode] = useState(takeInvitationCode);
  const session = useSession();
  return (
    <Page narrow title="加入企业" lead="用收到的邀请链接或邀请码，成为一家企业的成员。">
      <Loaded query={session} rows={3}>
        {({ me }) =>
          me ? <Accept me={me} code={code} onCode={setCode} /> : <SignInFirst hasCode={code !== ''} />
        }
      </Loaded>
    </Page>
  );
}

function SignInFirst({ hasCode }: { hasCode: boolean }) {
  return (
    <Panel>
      <p style={{ marginBottom: 16 }}>
        {hasCode ? '已收到邀请码。请先登录，登录后回到这里确认加入。' : '请先登录，登录后在这里填写邀请码。'}
      </p>
      <Button type="primary" href={signInAddress('/join')}>
        登录
      </Button>
    </Panel>
  );
}

interface AcceptProps {
  me: Me;
  code: string;
  onCode: (code: string) => void;
}

function Accept({ me, code, onCode }: AcceptProps) {
  const accept = useAccept();
  if (!may(me, 'enterprise:self'))
    return (
      <Panel>
        <NoticeBar tone="warn">
          {me.name}的账号不是企业用户，不能加入企业。请换用企业人员的账号登录。
        </NoticeBar>
        <Button href={`${ANOTHER_PERSON}&returnTo=/join`}>换账号登录</Button>
      </Panel>
    );
  return (
    <Panel>
      <Field
        label="邀请码"
        hint={`以${me.name}的身份加入；一份邀请只能用一次，一周内有效。`}
        fault={faultOf(accept.error)}
      >
        {(control) => (
          <Input
            {...control}
            value={code}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => onCode(codeIn(event.target.value))}
          />
        )}
      </Field>
      <Button
        type="primary"
        loading={accept.isPending}
        disabled={code.length < SHORTEST_CODE}
        onClick={() => accept.mutate(code)}
      >
        加入
      </Button>
    </Panel>
  );
}

function useAccept() {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: acceptInvitation,
    onSuccess: async ({ uscc }) => {
      forgetInvitationCode();
      void message.success('已加入');
      await queries.invalidateQueries({ queryKey: ME });
      void navigate(`/enterprise/${uscc}/messages`);
    },
    // A code that others used or that is too old stays useless.
    onError: (error) => {
      if (isProblem(error) && error.code === 'invitation') forgetInvitationCode();
    },
  });
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { claimEnterprise, claimTermsQuery } from '../api/members.js';
import { isProblem, reasonOf } from '../api/problem.js';
import { Field } from '../app/field.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { ME } from '../app/query-client.js';
import { useMe } from '../app/session.js';

/** How does a legal representative get hold of their enterprise here? */
export default function ClaimPage() {
  const terms = useQuery(claimTermsQuery);
  return (
    <Page
      narrow
      title="认领企业"
      lead="由法定代表人本人核验身份后认领；认领后可以邀请经办人和代办机构。"
      back={{ to: '/my-enterprises', label: '我的企业' }}
    >
      <Loaded query={terms} rows={3}>
        {({ available, hint }) =>
          available ? <ClaimForm hint={hint} /> : <NoticeBar tone="warn">{hint}</NoticeBar>
        }
      </Loaded>
    </Page>
  );
}

function ClaimForm({ hint }: { hint: string }) {
  const { name } = useMe();
  const [uscc, setUscc] = useState('');
  const [credential, setCredential] = useState('');
  const claim = useClaim();
  const { codeFault, credentialFault } = faultsOf(claim.error);
  return (
    <Panel>
      <NoticeBar>{hint}。</NoticeBar>
      <Field label="统一社会信用代码" hint="营业执照上的 18 位代码。" fault={codeFault}>
        {(control) => (
          <Input
            {...control}
            value={uscc}
            maxLength={18}
            autoComplete="off"
            onChange={(event) => setUscc(event.target.value.trim().toUpperCase())}
          />
        )}
      </Field>
      <Field label="核验凭据" hint={`以${name}的身份核验；24 小时内最多失败 5 次。`} fault={credentialFault}>
        {(control) => (
          <Input
            {...control}
            value={credential}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setCredential(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="primary"
        loading={claim.isPending}
        disabled={uscc.length !== 18 || credential.trim() === ''}
        onClick={() => claim.mutate({ uscc, credential: credential.trim() })}
      >
        核验并认领
      </Button>
      {isProblem(claim.error) && claim.error.code === 'already-claimed' && (
        <p style={{ marginTop: 12 }}>
          已经收到邀请？<Link to="/join">用邀请码加入</Link>
        </p>
      )}
    </Panel>
  );
}

/** What went wrong stands at the field that can put it right. */
function faultsOf(error: unknown): { codeFault?: string; credentialFault?: string } {
  if (!error) return {};
  const ofCredential = isProblem(error) && ['not-proven', 'too-many-claims'].includes(error.code);
  return ofCredential ? { credentialFault: reasonOf(error) } : { codeFault: reasonOf(error) };
}

function useClaim() {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ uscc, credential }: { uscc: string; credential: string }) =>
      claimEnterprise(uscc, credential),
    onSuccess: async ({ uscc }) => {
      void message.success('已认领');
      await queries.invalidateQueries({ queryKey: ME });
      void navigate(`/enterprise/${uscc}/members`);
    },
  });
}

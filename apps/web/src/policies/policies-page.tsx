import { Button, Segmented } from 'antd';
import { useNavigate } from 'react-router';
import { oneOf, useAddress } from '../app/address.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { useMay, useMe } from '../app/session.js';
import { DraftList } from './draft-list.js';
import { PolicyList } from './policy-list.js';

const SHOWN = ['policies', 'drafts'] as const;

/** Which policies are there, which of them hold now, and which are being written? */
export default function PoliciesPage() {
  const { text, change } = useAddress();
  const navigate = useNavigate();
  const write = useMay('policies:write');
  // Whoever belongs to an enterprise, or to no department that writes, has no drafts to see.
  const offered = useSeesDrafts();
  const shown = (offered && oneOf(SHOWN, text('show'))) || 'policies';
  return (
    <Page
      title="政策"
      lead="选择一项政策，查看它的条件和能覆盖的企业，再新建推送。"
      actions={
        write && (
          <Button type="primary" onClick={() => void navigate('/policies/new')}>
            新建政策
          </Button>
        )
      }
    >
      {offered && (
        <Segmented
          style={{ marginBottom: 16 }}
          aria-label="看哪些"
          value={shown}
          options={[
            { value: 'policies', label: '已发布的政策' },
            { value: 'drafts', label: '草稿与待审' },
          ]}
          onChange={(show) => change({ show: show === 'drafts' ? show : undefined, page: undefined })}
        />
      )}
      <Panel flush>{shown === 'drafts' ? <DraftList /> : <PolicyList />}</Panel>
    </Page>
  );
}

function useSeesDrafts(): boolean {
  const { roles } = useMe();
  return !roles.includes('enterprise');
}

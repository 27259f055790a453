import { Drawer, Segmented } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { fileOf } from '../api/file-of.js';
import type { InboxView } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { useWide } from '../app/wide.js';
import { MessageList } from './message-list.js';
import { OpenMessage } from './open-message.js';

const VIEWS: readonly { value: InboxView; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'unread', label: '未读' },
  { value: 'archived', label: '已归档' },
];

/** What has the government told this enterprise? */
export default function MessagesPage() {
  const { uscc = '', sequence } = useParams();
  const address = useAddress();
  const navigate = useNavigate();
  const wide = useWide();
  const view = oneOf(['all', 'unread', 'archived'], address.text('view')) ?? 'all';
  const list = { pathname: `/enterprise/${uscc}/messages`, search: view === 'all' ? '' : `?view=${view}` };
  const close = () => void navigate(list);
  const open = sequence ? <OpenMessage uscc={uscc} sequence={Number(sequence)} onDone={close} /> : null;
  if (open && !wide) {
    return (
      <Page title="消息" back={{ to: list.pathname + list.search, label: '返回消息列表' }} narrow>
        <Panel>{open}</Panel>
      </Page>
    );
  }
  return (
    <Page
      title="消息"
      narrow
      actions={
        <>
          <DownloadButton address={fileOf(`/api/enterprises/${uscc}/inbox/export.csv`, { view })}>
            导出 CSV
          </DownloadButton>
          <Segmented
            aria-label="筛选消息"
            options={[...VIEWS]}
            value={view}
            onChange={(next) => address.change({ view: next === 'all' ? undefined : next })}
          />
        </>
      }
    >
      <Panel flush>
        <MessageList uscc={uscc} view={view} search={list.search} current={Number(sequence)} />
      </Panel>
      <Drawer title="消息" open={open !== null} size={640} onClose={close} destroyOnHidden>
        {open}
      </Drawer>
    </Page>
  );
}

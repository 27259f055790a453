import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { inboxQuery } from '../api/inbox.js';
import type { InboxView } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Failure } from '../app/failure.js';
import { useMay } from '../app/session.js';
import { Waiting } from '../app/waiting.js';
import { messagesOf } from './inbox-cache.js';
import { MessageRow } from './message-row.js';
import styles from './messages.module.css';

interface Props {
  uscc: string;
  view: InboxView;
  search: string;
  current: number;
}

/** The messages of one view, newest first, 20 more at a time. */
export function MessageList({ uscc, view, search, current }: Props) {
  const inbox = useInfiniteQuery(inboxQuery(uscc, view));
  if (inbox.isPending) return <Waiting rows={8} />;
  if (inbox.isError && !inbox.data)
    return <Failure error={inbox.error} onRetry={() => void inbox.refetch()} />;
  const messages = messagesOf(inbox.data);
  if (messages.length === 0 && !inbox.hasNextPage) return <NoMessages uscc={uscc} view={view} />;
  return (
    <>
      <ul aria-label="消息列表">
        {messages.map((message) => (
          <li key={message.sequence}>
            <MessageRow
              message={message}
              to={`/enterprise/${uscc}/messages/${message.sequence}${search}`}
              current={message.sequence === current}
            />
          </li>
        ))}
      </ul>
      <div className={styles.more}>
        {inbox.hasNextPage ? (
          <Button loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
            加载更多
          </Button>
        ) : (
          <span className="muted">共 {messages.length} 条，已全部显示</span>
        )}
        {inbox.isFetchNextPageError && <p role="alert">没能加载更多，请再试一次</p>}
      </div>
    </>
  );
}

function NoMessages({ uscc, view }: { uscc: string; view: InboxView }) {
  const checkup = useMay('checkup:read');
  if (view === 'archived') return <Empty title="没有已归档的消息">在消息中选择“归档”，会收到这里。</Empty>;
  if (view === 'unread') return <Empty title="没有未读消息">所有消息都已读过。</Empty>;
  return (
    <Empty title="还没有消息">
      部门推送的政策会出现在这里。
      {checkup && (
        <>
          现在可以先做一次<Link to={`/enterprise/${uscc}/checkup`}>政策体检</Link>。
        </>
      )}
    </Empty>
  );
}

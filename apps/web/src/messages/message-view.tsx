import { Button } from 'antd';
import { Link } from 'react-router';
import type { Message } from '../api/types.js';
import { useMay } from '../app/session.js';
import { segmentName } from '../policies/segment.js';
import { minuteOf } from '../text/day.js';
import { NoticeBody } from './notice-body.js';
import styles from './messages.module.css';
import { useMessageActions } from './use-message-actions.js';

interface Props {
  uscc: string;
  message: Message;
  onArchived: () => void;
}

/** A message in full, with what one can do next. */
export function MessageView({ uscc, message, onArchived }: Props) {
  const checkup = useMay('checkup:read');
  const move = useMessageActions(uscc);
  return (
    <article aria-label={message.title}>
      <NoticeBody
        kind={message.kind}
        title={message.title}
        body={message.body}
        link={message.link}
        origin={`${message.department} · ${minuteOf(message.sentAt)}`}
        segment={message.policy && message.segment && segmentName(message.segment)}
      />
      <div className={styles.actions}>
        {message.policy && checkup && (
          <>
            <Link to={`/enterprise/${uscc}/policies/${encodeURIComponent(message.policy.code)}`}>
              查看政策和申报办法
            </Link>
            <Link to={`/enterprise/${uscc}/checkup?policy=${encodeURIComponent(message.policy.code)}`}>
              查看本企业对《{message.policy.title}》的体检结果
            </Link>
          </>
        )}
        <Button loading={move.isPending} onClick={() => move.mutate(message, { onSuccess: onArchived })}>
          {message.archived ? '移回消息列表' : '归档'}
        </Button>
      </div>
    </article>
  );
}

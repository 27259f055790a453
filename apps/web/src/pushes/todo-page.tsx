import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pushesQuery } from '../api/pushes.js';
import type { PushRow } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { KindMark } from '../messages/kind.js';
import { minuteOf } from '../text/day.js';
import styles from './pushes.module.css';

const SIZE = 20;

/** What waits for my approval? */
export default function TodoPage() {
  const { page, change } = useAddress();
  const waiting = useQuery({
    ...pushesQuery({ state: 'submitted', size: SIZE, page }),
    refetchInterval: 30_000,
  });
  return (
    <Page title="待办" lead="等待审批的推送。打开后核对内容、条件和企业数，再批准或退回。" narrow>
      <Panel flush>
        <Loaded query={waiting}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty title="没有待审批的推送">
                可以到<Link to="/pushes">推送列表</Link>查看以往的投放结果。
              </Empty>
            ) : (
              <>
                <ul aria-label="待审批的推送">
                  {items.map((push) => (
                    <Waiting key={push.id} push={push} />
                  ))}
                </ul>
                <Pager
                  page={page}
                  size={SIZE}
                  total={total}
                  unit="条"
                  onChange={(next) => change({ page: `${next}` })}
                />
              </>
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

function Waiting({ push }: { push: PushRow }) {
  return (
    <li className={styles.todo}>
      <div className={styles.todoWords}>
        <span className={styles.titleCell}>
          <KindMark kind={push.kind} />
          <Link to={`/pushes/${push.id}`}>{push.title}</Link>
        </span>
        {push.policy && (
          <span className={styles.policyCell}>
            {push.policy.title} · {push.policy.item}
          </span>
        )}
        <span className="muted">
          {push.department.name} · {push.createdBy.name} · {minuteOf(push.createdAt)} 创建
        </span>
      </div>
      <Link to={`/pushes/${push.id}`} aria-label={`去审批：${push.title}`} className={styles.go}>
        去审批 ›
      </Link>
    </li>
  );
}

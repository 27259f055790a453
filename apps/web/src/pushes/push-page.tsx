import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { pushQuery } from '../api/pushes.js';
import type { PushDetail } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { BlocksPanel } from './blocks-panel.js';
import { LedgerPanel } from './ledger-panel.js';
import { PushActions } from './push-actions.js';
import { PushAudience } from './push-audience.js';
import { PushContent } from './push-content.js';
import { PushHistory } from './push-history.js';
import { PushSteps } from './push-steps.js';
import styles from './pushes.module.css';
import { STATES } from './state.js';
import { WhyPanel } from './why-panel.js';

/** How far is this push, what does it say, and whom did it reach? */
export default function PushPage() {
  const { id = '' } = useParams();
  const push = useQuery(pushQuery(id));
  const data = push.data;
  return (
    <Page
      title={data?.title ?? '推送'}
      lead={data && `${data.department.name} · ${data.createdBy.name}${numberOf(data)}`}
      back={{ to: '/pushes', label: '返回推送列表' }}
      actions={data && <PushActions push={data} />}
    >
      <Loaded query={push} rows={10}>
        {(loaded) => <Push push={loaded} />}
      </Loaded>
    </Page>
  );
}

const numberOf = ({ sequence }: PushDetail): string => (sequence === null ? '' : ` · 投放序号 ${sequence}`);

function Push({ push }: { push: PushDetail }) {
  const dispatched = push.sequence !== null;
  return (
    <>
      <PushSteps state={push.state} />
      <p className="muted" role="status" style={{ marginBottom: 16 }}>
        {STATES[push.state].name}：{STATES[push.state].meaning}
      </p>
      {push.blocked && push.state === 'submitted' && <NoticeBar tone="warn">{push.blocked}</NoticeBar>}
      {push.warnings.map((warning) => (
        <NoticeBar key={warning} tone="warn">
          {warning}
        </NoticeBar>
      ))}
      {dispatched && <LedgerPanel push={push} />}
      <div className={styles.columns}>
        <div>
          <PushContent push={push} />
          {dispatched && <WhyPanel id={push.id} />}
        </div>
        <div>
          <PushAudience push={push} />
          <PushHistory push={push} />
        </div>
      </div>
      {push.ledger.length > 0 && <BlocksPanel id={push.id} />}
    </>
  );
}

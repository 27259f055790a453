import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { checkupQuery } from '../api/checkups.js';
import { policyQuery } from '../api/policies.js';
import type { PolicyDetail } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { CheckupBasis } from '../checkup/checkup-basis.js';
import { CheckupItemCard } from '../checkup/item-card.js';
import { ApplyPanel } from './apply-panel.js';
import styles from './match.module.css';
import { PolicyAbout } from './policy-about.js';
import { PolicyClauses } from './policy-clauses.js';

/** What is this policy, what would it bring this enterprise, and how is it applied for? */
export default function OwnPolicyPage() {
  const { uscc = '', code = '' } = useParams();
  const policy = useQuery(policyQuery(code));
  return (
    <Page
      narrow
      title={policy.data?.title ?? '政策'}
      lead={policy.data && `${policy.data.department.name} · ${policy.data.validity}`}
      back={{ to: `/enterprise/${uscc}/matches`, label: '返回政策匹配' }}
    >
      <Loaded query={policy} rows={10}>
        {(data) => <OwnPolicy uscc={uscc} policy={data} />}
      </Loaded>
    </Page>
  );
}

function OwnPolicy({ uscc, policy }: { uscc: string; policy: PolicyDetail }) {
  return (
    <>
      <Standing uscc={uscc} policy={policy} />
      <PolicyAbout policy={policy} />
      <Verdicts uscc={uscc} code={policy.code} />
      <ApplyPanel policy={policy} />
      <PolicyClauses items={policy.items} />
    </>
  );
}

/** Whether it still holds, and what has taken its place. */
function Standing({ uscc, policy }: { uscc: string; policy: PolicyDetail }) {
  if (policy.inForce) return null;
  return (
    <NoticeBar tone="warn">
      这项政策现在不能申报：{policy.validity}。{policy.repealReason}
      {policy.supersededBy && (
        <>
          已由
          <Link to={`/enterprise/${uscc}/policies/${encodeURIComponent(policy.supersededBy.code)}`}>
            《{policy.supersededBy.title}》
          </Link>
          代替。
        </>
      )}
    </NoticeBar>
  );
}

/** The enterprise's own verdict on each item, with what is missing; the item that was asked for is unfolded. */
function Verdicts({ uscc, code }: { uscc: string; code: string }) {
  const report = useQuery(checkupQuery(uscc));
  const asked = useLocation().hash.slice(1);
  useEffect(() => {
    if (report.data && asked) document.getElementById(asked)?.scrollIntoView({ block: 'start' });
  }, [report.data, asked]);
  return (
    <section aria-labelledby="verdicts" className={styles.verdicts}>
      <h2 id="verdicts" className={styles.heading}>
        本企业的体检结果
      </h2>
      <Loaded query={report}>
        {(data) => (
          <>
            <CheckupBasis report={data} />
            {data.items
              .filter(({ policy }) => policy.code === code)
              .map((item) => (
                <div key={item.item.code} id={item.item.code} className={styles.verdict}>
                  <CheckupItemCard item={item} expanded={item.item.code === asked} />
                </div>
              ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { audienceQuery } from '../api/policies.js';
import type { PolicyItem } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { useMay } from '../app/session.js';
import { FoldedInsight } from '../insight/folded-insight.js';
import { AudienceBars } from './audience-bars.js';
import { Clause } from './clause.js';
import styles from './policies.module.css';

/** One item of a policy: its conditions in words, the clauses behind them, and whom they reach. */
export function PolicyItemPanel({ policy, item }: { policy: string; item: PolicyItem }) {
  const navigate = useNavigate();
  const write = useMay('pushes:write');
  const analyse = useMay('audience:read');
  const target = `/pushes/new?policy=${encodeURIComponent(policy)}&item=${item.id}`;
  return (
    <Panel
      title={item.title}
      extra={
        write && (
          <Button type="primary" onClick={() => void navigate(target)}>
            新建推送
          </Button>
        )
      }
    >
      <div className={styles.item}>
        <div>
          <Facts
            of={[
              ['支持内容', item.benefit ?? '金额未公布'],
              ['金额算法', item.reckoning],
              ['互斥组', item.exclusionGroup && `${item.exclusionGroup}（同组只享受一项）`],
            ]}
          />
          <h3 className={styles.heading}>条件</h3>
          <p className={styles.rule}>{item.ruleText}</p>
          {item.clauses.length > 0 && <h3 className={styles.heading}>政策原文</h3>}
          {item.clauses.map((clause, index) => (
            <Clause key={index} {...clause} />
          ))}
        </div>
        <Audience item={item.id} />
      </div>
      {analyse && <FoldedInsight item={item.id} />}
    </Panel>
  );
}

function Audience({ item }: { item: string }) {
  const audience = useQuery(audienceQuery({ item }));
  if (!useMay('audience:read')) return null;
  return (
    <div>
      <h3 className={styles.heading}>按现有数据能覆盖的企业</h3>
      <Loaded query={audience}>{(sizes) => <AudienceBars sizes={sizes} />}</Loaded>
    </div>
  );
}

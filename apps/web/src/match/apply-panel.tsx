import { Button } from 'antd';
import type { PolicyDetail, Round } from '../api/types.js';
import { Deadline } from '../app/deadline.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { roundPhase } from '../policies/round-phase.js';
import { dayOf } from '../text/day.js';
import styles from './match.module.css';

/** How to apply: when, where, with what, and whom to ask. */
export function ApplyPanel({ policy }: { policy: PolicyDetail }) {
  const { entry } = policy.profile;
  return (
    <Panel
      title="怎样申报"
      extra={
        entry && (
          <Button type="primary" href={entry} target="_blank" rel="noopener noreferrer">
            去申报入口
          </Button>
        )
      }
    >
      <h3 className={styles.heading}>申报时间</h3>
      <Times policy={policy} />
      <h3 className={styles.heading}>申报材料</h3>
      <Materials materials={policy.profile.materials ?? []} />
      <h3 className={styles.heading}>咨询</h3>
      <Contact policy={policy} />
    </Panel>
  );
}

/** The rounds with what is left of each or, without rounds, how long the policy holds. */
function Times({ policy }: { policy: PolicyDetail }) {
  const today = dayOf(new Date());
  if (policy.rounds.length > 0)
    return (
      <RecordTable label="申报批次" columns={ROUND_COLUMNS} rows={policy.rounds} keyOf={({ id }) => id} />
    );
  if (policy.inForce && policy.validTo)
    return (
      <p>
        不分批次，有效期至 <Deadline last={policy.validTo} today={today} />
      </p>
    );
  return <p>{policy.inForce ? '不分批次，长期有效。' : `现在不能申报：${policy.validity}。`}</p>;
}

const ROUND_COLUMNS: readonly Column<Round>[] = [
  { key: 'title', title: '批次', main: true, render: ({ title }) => title },
  { key: 'opens', title: '开始', render: ({ opens }) => opens ?? '未定' },
  {
    key: 'closes',
    title: '截止',
    render: ({ closes, open }) =>
      closes && open ? <Deadline last={closes} today={dayOf(new Date())} /> : (closes ?? '未定'),
  },
  {
    key: 'open',
    title: '状态',
    render: (round) => <Mark tone={round.open ? 'ok' : 'quiet'}>{roundPhase(round)}</Mark>,
  },
];

function Materials({ materials }: { materials: readonly string[] }) {
  if (materials.length === 0) return <p className="muted">没有公布材料清单，请向主管部门咨询。</p>;
  return (
    <ol className={styles.materials}>
      {materials.map((material, index) => (
        <li key={index}>{material}</li>
      ))}
    </ol>
  );
}

function Contact({ policy: { profile, department } }: { policy: PolicyDetail }) {
  return (
    <p>
      {profile.contact || department.name}
      {profile.telephone ? (
        <>
          {'，电话 '}
          <a href={`tel:${profile.telephone.replaceAll(/[^\d+]/g, '')}`}>{profile.telephone}</a>
        </>
      ) : (
        <span className="muted">（没有公布电话）</span>
      )}
    </p>
  );
}

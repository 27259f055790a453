import { Button } from 'antd';
import { useState } from 'react';
import { withdrawDeclaration } from '../api/own.js';
import type { OwnData, OwnFact } from '../api/types.js';
import { Figures } from '../app/figures.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { useStep } from '../app/use-change.js';
import { dayOf } from '../text/day.js';
import { withUnit } from '../text/quantity.js';
import { judgedBy } from './judged-by.js';
import { CorrectDialog } from './correct-dialog.js';
import { Expiry } from '../facts/expiry.js';
import { DeclareFact } from './declare-fact.js';
import styles from './own-facts.module.css';

/** The facts, department by department, each with what can be done about it. */
export function OwnFactGroups({ data }: { data: OwnData }) {
  const [correcting, setCorrecting] = useState<OwnFact>();
  const departments = [...new Set(data.facts.map(({ department }) => department))];
  const known = data.facts.filter(({ text }) => text !== null).length;
  const expired = data.facts.filter((fact) => fact.expired !== null).length;
  const columns = [...COLUMNS, actionsOf(data.uscc, setCorrecting)];
  return (
    <>
      <Panel>
        <Figures
          figures={[
            { name: '指标', value: data.facts.length, unit: '项' },
            { name: '已有数据', value: known, unit: '项' },
            { name: '其中已过期', value: expired, unit: '项' },
            { name: '暂无数据', value: data.facts.length - known, unit: '项' },
            { name: '数据版本', value: data.populationVersion, note: data.day },
          ]}
        />
      </Panel>
      {departments.map((department) => (
        <Panel key={department} title={department} flush>
          <RecordTable
            label={`${department}的指标`}
            columns={columns}
            rows={data.facts.filter((fact) => fact.department === department)}
            keyOf={({ key }) => key}
          />
        </Panel>
      ))}
      {correcting && (
        <CorrectDialog
          uscc={data.uscc}
          subject={{ fact: correcting, department: correcting.department, now: valueOf(correcting) }}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </>
  );
}

const valueOf = ({ text, unit }: OwnFact): string | null => (text === null ? null : withUnit(text, unit));

const COLUMNS: readonly Column<OwnFact>[] = [
  {
    key: 'label',
    title: '指标',
    main: true,
    width: 240,
    render: ({ label, derived }) => (
      <>
        {label} {derived && <Mark>推算</Mark>}
      </>
    ),
  },
  {
    key: 'value',
    title: '值',
    width: 220,
    render: (fact) => (
      <>
        {valueOf(fact) ?? <span className="muted">暂无数据</span>}
        {fact.expired && <Expiry expired={fact.expired} />}
        {fact.declared && (
          <div className={styles.declared}>
            {withUnit(fact.declared.text, fact.unit)} <Mark tone="warn">自行申报</Mark>
          </div>
        )}
      </>
    ),
  },
  { key: 'period', title: '期间', width: 110, render: ({ period }) => period },
  {
    key: 'feed',
    title: '来源与日期',
    width: 150,
    render: ({ feed, asOf }) => (
      <>
        {feed}
        {asOf && <div className="muted number">{dayOf(asOf)}</div>}
      </>
    ),
  },
  {
    key: 'basis',
    title: '归集依据',
    render: ({ legalBasis }) => <span className="muted">{legalBasis}</span>,
  },
];

const actionsOf = (uscc: string, correct: (fact: OwnFact) => void): Column<OwnFact> => ({
  key: 'actions',
  title: '操作',
  width: 150,
  render: (fact) =>
    !fact.mayCorrect ? null : (
      <span className={styles.actions}>
        {fact.mayDeclare && <DeclareFact uscc={uscc} fact={fact} again={fact.declared !== null} />}
        {fact.declared && <Withdraw uscc={uscc} fact={fact} />}
        {fact.correction ? (
          <Mark tone="accent">纠错待答复</Mark>
        ) : (
          <Button size="small" onClick={() => correct(fact)}>
            纠错
            <span className="visually-hidden">“{fact.label}”</span>
          </Button>
        )}
      </span>
    ),
});

function Withdraw({ uscc, fact }: { uscc: string; fact: OwnFact }) {
  const withdraw = useStep(() => withdrawDeclaration(uscc, fact.key), { stale: judgedBy(uscc) });
  return (
    <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      撤回
      <span className="visually-hidden">“{fact.label}”的申报</span>
    </Button>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { enterprisesQuery } from '../api/enterprises.js';
import { tryRule } from '../api/policy-drafts.js';
import { faultOf } from '../api/problem.js';
import type { RuleTrial } from '../api/types.js';
import { Field } from '../app/field.js';
import { ConditionTree } from '../checkup/condition-tree.js';
import { VerdictMark } from '../checkup/verdict.js';
import { useSettled } from '../insight/use-settled.js';
import styles from './editor.module.css';

/** Tries the rule on an enterprise one knows: does it say what one expects? */
export function RuleTrialForm({ rule }: { rule: unknown }) {
  const [uscc, setUscc] = useState<string>();
  const trial = useMutation({ mutationFn: (code: string) => tryRule(rule, code) });
  return (
    <div className={styles.inset}>
      <EnterpriseChoice
        value={uscc}
        fault={faultOf(trial.error)}
        onChange={(code) => {
          setUscc(code);
          trial.mutate(code);
        }}
      />
      {uscc && (
        <Button loading={trial.isPending} onClick={() => trial.mutate(uscc)}>
          按现在的规则再算一次
        </Button>
      )}
      <div role="status">{trial.data && <Outcome trial={trial.data} />}</div>
    </div>
  );
}

interface ChoiceProps {
  value: string | undefined;
  fault: string | undefined;
  onChange: (uscc: string) => void;
}

function EnterpriseChoice({ value, fault, onChange }: ChoiceProps) {
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim(), 300);
  const found = useQuery({ ...enterprisesQuery({ query, size: 10, page: 1 }), enabled: query.length > 1 });
  return (
    <Field label="企业" hint="输入名称或统一社会信用代码；只能用您有权查看全部所涉指标的规则。" fault={fault}>
      {(control) => (
        <Select
          {...control}
          className={styles.select}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder="输入至少两个字"
          value={value}
          notFoundContent={query.length > 1 ? '没有找到企业' : '输入至少两个字'}
          options={(query.length > 1 ? (found.data?.items ?? []) : []).map(({ uscc, name }) => ({
            value: uscc,
            label: `${name}（${uscc}）`,
          }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function Outcome({ trial: { verdict, missing, nearMiss, root } }: { trial: RuleTrial }) {
  return (
    <>
      <p>
        <VerdictMark verdict={verdict} />
        {nearMiss && ' 只差一项'}
        {missing.length > 0 && ` 缺少：${missing.map(({ label }) => label).join('、')}`}
      </p>
      <ConditionTree node={root} />
    </>
  );
}

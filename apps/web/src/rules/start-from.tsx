import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { catalogueQuery } from '../api/catalogue.js';
import { policiesQuery, policyQuery } from '../api/policies.js';
import type { RuleGroup } from './rule.js';
import styles from './rules.module.css';

/** Chooses a policy's or a tag's rule to begin with; the one before can be had back by whoever is told. */
export function StartFrom({ onStart }: { onStart: (rule: RuleGroup) => void }) {
  const [source, setSource] = useState<string>();
  const options = useSources();
  const rules = useRulesOf(source);
  const [item, setItem] = useState<string>();
  const chosen = rules.find(({ key }) => key === item) ?? rules[0];
  return (
    <div className={styles.start}>
      <Select
        className={styles.startSource}
        aria-label="从哪条规则开始"
        placeholder="选择一项政策或一个标签"
        showSearch={{ optionFilterProp: 'label' }}
        value={source}
        options={options}
        onChange={(next) => {
          setSource(next);
          setItem(undefined);
        }}
      />
      {rules.length > 1 && (
        <Select
          className={styles.startItem}
          aria-label="哪个条目"
          value={chosen?.key}
          options={rules.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={setItem}
        />
      )}
      <Button disabled={!chosen} onClick={() => chosen && onStart(chosen.rule)}>
        从这条规则开始
      </Button>
    </div>
  );
}

const TAG = 'tag:';

function useSources() {
  const policies = useQuery(policiesQuery).data ?? [];
  const tags = useQuery(catalogueQuery).data?.tags ?? [];
  const derived = tags.filter(({ kind }) => kind === 'derived');
  return [
    { label: '政策', options: policies.map(({ code, title }) => ({ value: code, label: title })) },
    { label: '标签', options: derived.map(({ code, label }) => ({ value: TAG + code, label })) },
  ];
}

interface Titled {
  key: string;
  title: string;
  rule: RuleGroup;
}

/** The rules behind a choice: one of a tag, one of each item of a policy. */
function useRulesOf(source: string | undefined): readonly Titled[] {
  const isTag = source?.startsWith(TAG) ?? false;
  const policy = useQuery({ ...policyQuery(source ?? ''), enabled: source !== undefined && !isTag });
  const tags = useQuery(catalogueQuery).data?.tags ?? [];
  if (source === undefined) return [];
  if (!isTag)
    return (
      policy.data?.items.map(({ id, title, rule }) => ({ key: id, title, rule: rule as RuleGroup })) ?? []
    );
  return tags
    .filter(({ code }) => TAG + code === source)
    .map(({ code, label, rule }) => ({ key: code, title: label, rule: rule as RuleGroup }));
}

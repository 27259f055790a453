import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect } from 'react';
import { policiesQuery, policyQuery } from '../api/policies.js';
import { Field } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import type { Change, Draft } from './draft.js';
import { roundPhase } from '../policies/round-phase.js';

interface Props {
  draft: Draft;
  change: Change;
  fault: string | undefined;
}

/** The policy, its item, and the round where it has rounds. */
export function ItemFields({ draft, change, fault }: Props) {
  const policies = useQuery(policiesQuery);
  const detail = useQuery({ ...policyQuery(draft.policy ?? ''), enabled: Boolean(draft.policy) });
  const policy = draft.policy ? detail.data : undefined;
  useOnlyItem(
    draft,
    change,
    policy?.items.map(({ id }) => id),
  );
  const item = policy?.items.find(({ id }) => id === draft.item);
  return (
    <>
      <Field label="政策" fault={draft.policy ? undefined : fault}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选择政策"
            style={{ width: '100%' }}
            loading={policies.isLoading}
            value={draft.policy}
            options={policies.data?.map(({ code, title, inForce }) => ({
              value: code,
              label: inForce ? title : `${title}（不在有效期）`,
            }))}
            onChange={(code: string) => change({ policy: code, item: undefined, round: undefined })}
          />
        )}
      </Field>
      {policy && (
        <Field label="政策条目" fault={fault} hint={item && `条件：${item.ruleText}`}>
          {(control) => (
            <Select
              {...control}
              placeholder="选择条目"
              style={{ width: '100%' }}
              value={item?.id}
              options={policy.items.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(id: string) => change({ item: id })}
            />
          )}
        </Field>
      )}
      {policy && policy.rounds.length > 0 && (
        <Field label="批次（可不选）" hint="选定批次后，同一批次已告知过的企业不再重复告知。">
          {(control) => (
            <Select
              {...control}
              allowClear
              placeholder="不分批次"
              style={{ width: '100%' }}
              value={draft.round}
              options={policy.rounds.map((round) => ({
                value: round.id,
                label: round.open ? round.title : `${round.title}（${roundPhase(round)}）`,
              }))}
              onChange={(round?: string) => change({ round })}
            />
          )}
        </Field>
      )}
      {policy && !policy.inForce && <NoticeBar tone="warn">这项政策不在有效期：{policy.validity}</NoticeBar>}
    </>
  );
}

/** Where a policy has one item only, there is nothing to choose. */
function useOnlyItem(draft: Draft, change: Change, items: string[] | undefined): void {
  const only = items?.length === 1 ? items[0] : undefined;
  useEffect(() => {
    if (only && !draft.item) change({ item: only });
  });
}

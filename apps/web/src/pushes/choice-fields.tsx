import { useQueries, useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { catalogueQuery, industryQuery } from '../api/catalogue.js';
import { Field } from '../app/field.js';
import type { Choice } from './choice.js';

interface Props {
  choice: Choice;
  onChange: (choice: Choice) => void;
  fault: string | undefined;
}

/** Enterprises by town, industry and tag; what is left empty does not narrow. */
export function ChoiceFields({ choice, onChange, fault }: Props) {
  const catalogue = useQuery(catalogueQuery).data;
  const towns = catalogue?.facts.find(({ key }) => key === 'town')?.options ?? [];
  return (
    <>
      <Field label="街镇" hint="不选表示全区" fault={fault}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            placeholder="全区"
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={choice.towns}
            options={towns.map(({ value, label }) => ({ value, label }))}
            onChange={(next: string[]) => onChange({ ...choice, towns: next })}
          />
        )}
      </Field>
      <IndustryField
        value={choice.industries}
        onChange={(industries) => onChange({ ...choice, industries })}
      />
      <Field label="标签" hint="不选表示不限">
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            placeholder="不限"
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={choice.tags}
            options={catalogue?.tags.map(({ code, label }) => ({ value: code, label }))}
            onChange={(next: string[]) => onChange({ ...choice, tags: next })}
          />
        )}
      </Field>
      {choice.tags.length > 1 && (
        <Radio.Group
          aria-label="多个标签之间的关系"
          style={{ marginBottom: 18 }}
          options={[
            { value: 'and', label: '同时有这些标签' },
            { value: 'or', label: '有其中任一标签' },
          ]}
          value={choice.tagMode}
          onChange={(event) => onChange({ ...choice, tagMode: event.target.value as Choice['tagMode'] })}
        />
      )}
    </>
  );
}

function IndustryField({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const [query, setQuery] = useState('');
  const found = useQuery(industryQuery(useDeferredValue(query)));
  // What was chosen earlier is looked up by its code, to be shown with its name.
  const chosen = useQueries({ queries: value.map((code) => industryQuery(code)) })
    .flatMap(({ data }) => data ?? [])
    .filter(({ code }) => value.includes(code));
  const offered = new Map([...chosen, ...(found.data ?? [])].map(({ code, label }) => [code, label]));
  return (
    <Field label="行业" hint="输入行业名称或代码搜索；不选表示不限">
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          placeholder="不限"
          style={{ width: '100%' }}
          showSearch={{ filterOption: false, onSearch: setQuery }}
          notFoundContent={query ? '没有这个行业' : '请输入行业名称或代码'}
          value={value}
          options={[...offered].map(([code, label]) => ({ value: code, label: `${code} ${label}` }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { catalogueQuery, industryQuery } from '../api/catalogue.js';
import { useAddress } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { FilterBar } from '../app/filter-bar.js';
import { SearchBox } from '../app/search-box.js';
import { STATUS_OPTIONS } from './status.js';

/** Narrows the list of enterprises; all of it is kept in the address. */
export function EnterpriseFilters() {
  const catalogue = useQuery(catalogueQuery).data;
  const optionsOf = (key: string) =>
    catalogue?.facts.find((fact) => fact.key === key)?.options?.map(({ value, label }) => ({ value, label }));
  return (
    <FilterBar>
      <SearchBox label="搜索企业" placeholder="企业名称或统一社会信用代码" width={300} />
      <Choice label="街镇" name="town" options={optionsOf('town')} width={150} />
      <Industry />
      <Choice label="规模" name="grade" options={optionsOf('sizeGrade')} width={120} />
      <Choice
        label="标签"
        name="tag"
        options={catalogue?.tags.map(({ code, label }) => ({ value: code, label }))}
        width={190}
      />
      <Choice label="状态" name="status" options={STATUS_OPTIONS} width={120} />
    </FilterBar>
  );
}

function Industry() {
  const { text, change } = useAddress();
  const [query, setQuery] = useState('');
  const chosen = text('industry');
  const found = useQuery(industryQuery(query || (chosen ?? ''))).data;
  return (
    <Select
      aria-label="行业"
      allowClear
      showSearch={{ filterOption: false, onSearch: setQuery }}
      placeholder="行业代码或名称"
      value={chosen}
      options={found?.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
      onChange={(industry?: string) => change({ industry, page: undefined })}
      style={{ width: 190 }}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { auditActionsQuery } from '../api/audit.js';
import { Choice } from '../app/choice.js';
import { DaysBetween } from '../app/days-between.js';
import { FilterBar } from '../app/filter-bar.js';
import { SearchBox } from '../app/search-box.js';
import { OUTCOME_OPTIONS } from './outcome.js';

/** Narrows the trail; all of it is kept in the address. */
export function AuditFilters() {
  const actions = useQuery(auditActionsQuery).data?.items;
  return (
    <FilterBar>
      <SearchBox name="who" label="谁" placeholder="姓名或人员编号" width={190} />
      <Choice
        label="动作"
        name="action"
        options={actions?.map(({ action, text }) => ({ value: action, label: text }))}
        width={200}
      />
      <SearchBox name="subject" label="对象编号" placeholder="对象编号" width={190} />
      <Choice label="结果" name="outcome" options={OUTCOME_OPTIONS} width={120} />
      <DaysBetween />
      <SearchBox name="address" label="来源地址" placeholder="来源地址，如 10.1." width={230} />
    </FilterBar>
  );
}

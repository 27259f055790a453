import { useQuery } from '@tanstack/react-query';
import { peopleFile, peopleQuery } from '../api/people.js';
import type { DepartmentRecord, PersonQuery, PersonRow, Role } from '../api/types.js';
import { oneOf, useAddress, usePaging, useSorting } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import { ROLE_NAMES } from '../app/role-names.js';
import { SearchBox } from '../app/search-box.js';
import { PERSON_COLUMNS } from './person-columns.js';
import { PERSON_STATES } from './person-state.js';

const ORDERS = ['name', 'department', 'created', 'seen'] as const satisfies PersonQuery['order'][];
const STATES = Object.keys(PERSON_STATES) as PersonRow['state'][];
const ROLES = Object.keys(ROLE_NAMES) as Role[];

/** The people with an account, searched, narrowed, sorted, and as a file. */
export function PeopleList({ departments }: { departments: readonly DepartmentRecord[] | undefined }) {
  const { text } = useAddress();
  const paging = usePaging();
  const sorting = useSorting();
  const filter = {
    query: text('query'),
    department: text('department'),
    role: oneOf(ROLES, text('role')),
    state: oneOf(STATES, text('state')),
  };
  const people = useQuery(
    peopleQuery({
      ...filter,
      order: oneOf(ORDERS, sorting.by),
      descending: sorting.descending ? 'true' : undefined,
      page: paging.page,
      size: paging.size,
    }),
  );
  return (
    <Panel flush>
      <PersonFilters departments={departments} file={peopleFile(filter)} />
      <PagedTable
        query={people}
        label="人员列表"
        columns={PERSON_COLUMNS}
        keyOf={({ id }) => id}
        unit="人"
        paging={paging}
        sorting={sorting}
        empty={<Empty title="没有找到人员">换一个姓名，或清除筛选条件。</Empty>}
      />
    </Panel>
  );
}

interface FilterProps {
  departments: readonly DepartmentRecord[] | undefined;
  /** Where the narrowed list is found as a file. */
  file: string;
}

function PersonFilters({ departments, file }: FilterProps) {
  return (
    <FilterBar>
      <SearchBox label="搜索人员" placeholder="姓名或完整的账号标识" />
      <Choice
        label="部门"
        name="department"
        options={departments?.map(({ code, name }) => ({ value: code, label: name }))}
        width={190}
      />
      <Choice
        label="角色"
        name="role"
        options={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
        width={140}
      />
      <Choice
        label="状态"
        name="state"
        options={STATES.map((state) => ({ value: state, label: PERSON_STATES[state].label }))}
        width={130}
      />
      <span style={{ alignSelf: 'center', marginLeft: 'auto' }}>
        <DownloadButton address={file}>导出 CSV</DownloadButton>
      </span>
    </FilterBar>
  );
}

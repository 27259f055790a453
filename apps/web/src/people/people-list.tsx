import { useQuery } from '@tanstack/react-query';
import { peopleFile, peopleQuery } from '../api/people.js';
import type { DepartmentRecord, PersonQuery, PersonRow, Role } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Loaded } from '../app/loaded.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { RecordTable } from '../app/record-table.js';
import { ROLE_NAMES } from '../app/role-names.js';
import { SearchBox } from '../app/search-box.js';
import { PERSON_COLUMNS } from './person-columns.js';
import { PERSON_STATES } from './person-state.js';

const SIZE = 20;
const ORDERS = ['name', 'department', 'created', 'seen'] as const satisfies PersonQuery['order'][];
const STATES = Object.keys(PERSON_STATES) as PersonRow['state'][];
const ROLES = Object.keys(ROLE_NAMES) as Role[];

/** The people with an account, searched, narrowed, sorted, and as a file. */
export function PeopleList({ departments }: { departments: readonly DepartmentRecord[] | undefined }) {
  const { text, page, change } = useAddress();
  const filter = {
    query: text('query'),
    department: text('department'),
    role: oneOf(ROLES, text('role')),
    state: oneOf(STATES, text('state')),
  };
  const order = oneOf(ORDERS, text('sort'));
  const descending = text('order') === 'desc';
  const people = useQuery(
    peopleQuery({ ...filter, order, descending: descending ? 'true' : undefined, page, size: SIZE }),
  );
  const sorting = {
    by: order ?? '',
    descending,
    change: (sort: string, down: boolean) =>
      change({ sort, order: down ? 'desc' : undefined, page: undefined }),
  };
  return (
    <Panel flush>
      <PersonFilters departments={departments} file={peopleFile(filter)} />
      <Loaded query={people} rows={10}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title="没有找到人员">换一个姓名，或清除筛选条件。</Empty>
          ) : (
            <>
              <RecordTable
                label="人员列表"
                columns={PERSON_COLUMNS}
                rows={items}
                keyOf={({ id }) => id}
                sorting={sorting}
              />
              <Pager
                page={page}
                size={SIZE}
                total={total}
                unit="人"
                onChange={(next) => change({ page: `${next}` })}
              />
            </>
          )
        }
      </Loaded>
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

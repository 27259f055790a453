import { Choice } from '../app/choice.js';
import { DaysBetween } from '../app/days-between.js';
import { DepartmentChoice } from '../app/department-choice.js';
import { FilterBar } from '../app/filter-bar.js';
import { SearchBox } from '../app/search-box.js';
import { STATE_OPTIONS } from './state.js';

/** Narrows the list of pushes; all of it is kept in the address. */
export function PushFilters() {
  return (
    <FilterBar>
      <SearchBox label="搜索推送标题" placeholder="标题中的字" width={240} />
      <Choice label="状态" name="state" options={STATE_OPTIONS} width={130} />
      <DepartmentChoice />
      <DaysBetween />
    </FilterBar>
  );
}

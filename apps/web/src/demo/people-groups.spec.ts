import { describe, expect, it } from 'vitest';
import type { DemoPerson } from '../api/types.js';
import { groupsOf } from './people-groups.js';

const person = (name: string, roles: DemoPerson['roles']): DemoPerson => ({
  id: name,
  name,
  roles,
  department: null,
  enterprises: [],
  hint: '',
});

describe('the people of the demo', () => {
  it('are grouped by department, centre and enterprise, in this order', () => {
    const groups = groupsOf([
      person('甲', ['enterprise']),
      person('乙', ['operator']),
      person('丙', ['editor']),
    ]);
    expect(groups.map(({ title, people }) => [title, people.map(({ name }) => name)])).toEqual([
      ['部门', ['丙']],
      ['中心', ['乙']],
      ['企业', ['甲']],
    ]);
  });

  it('stand under one kind only, even with several roles', () => {
    const groups = groupsOf([person('甲', ['clerk', 'approver'])]);
    expect(groups.map(({ title }) => title)).toEqual(['部门']);
  });
});

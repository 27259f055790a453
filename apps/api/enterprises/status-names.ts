/** What the states of an enterprise are called. */
export const statusNames = { active: '在业', deregistered: '已注销', merged: '已合并' } as const;

import type { PolicyVersion } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { PairTable } from './pair-table.js';
import { changedFields } from './version-fields.js';

/** The fields that were changed. */
export function FieldChanges({ older, newer }: { older: PolicyVersion; newer: PolicyVersion }) {
  const pairs = changedFields(older, newer);
  return (
    <Panel title="基本信息" flush={pairs.length > 0}>
      {pairs.length === 0 ? (
        <p className="muted">没有改动。</p>
      ) : (
        <PairTable
          label="基本信息的改动"
          pairs={pairs}
          heads={[`第 ${older.number} 版`, `第 ${newer.number} 版`]}
          names={pairs.map(({ name }) => name)}
        />
      )}
    </Panel>
  );
}

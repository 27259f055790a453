import type { PolicyVersion } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { Words } from './pair-table.js';
import { changedFields } from './version-fields.js';
import styles from './versions.module.css';

/** The fields that were changed. */
export function FieldChanges({ older, newer }: { older: PolicyVersion; newer: PolicyVersion }) {
  const pairs = changedFields(older, newer);
  return (
    <Panel title="基本信息" flush={pairs.length > 0}>
      {pairs.length === 0 ? (
        <p className="muted">没有改动。</p>
      ) : (
        <table className={styles.pairs} aria-label="基本信息的改动">
          <thead>
            <tr>
              <th scope="col" className={styles.name}>
                项目
              </th>
              <th scope="col">第 {older.number} 版</th>
              <th scope="col">第 {newer.number} 版</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <tr key={pair.name} data-changed="true">
                <th scope="row">{pair.name}</th>
                <td>
                  <Words pair={pair} side="older" />
                </td>
                <td>
                  <Words pair={pair} side="newer" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

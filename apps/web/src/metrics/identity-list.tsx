import type { MetricReport } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';

interface IdentityListProps {
  /** What the figures are of, in the title: 推送, 标签. */
  subject: string;
  identities: MetricReport['identities'];
}

/** The relations that must hold between the figures, each checked. */
export function IdentityList({ subject, identities }: IdentityListProps) {
  return (
    <Panel title={`${subject}勾稽关系核对`}>
      <ul>
        {identities.map(({ rule, holds }) => (
          <li key={rule} style={{ padding: '4px 0' }}>
            <Mark tone={holds ? 'ok' : 'bad'}>{holds ? '✓ 成立' : '✗ 不成立'}</Mark> {rule}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

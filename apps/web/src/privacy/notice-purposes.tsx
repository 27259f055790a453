import type { PrivacyNotice } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import styles from './privacy.module.css';

/** What personal data are handled for, each with its legal basis and whether it needs consent. */
export function NoticePurposes({ notice }: { notice: PrivacyNotice }) {
  return (
    <Panel title="处理什么、为了什么">
      {notice.purposes.map(({ title, purpose, method, categories, legalBasis, retention, consent }) => (
        <div key={title} className={styles.purpose}>
          <h3>
            {title}{' '}
            <Mark tone={consent ? 'accent' : 'quiet'}>{consent ? '须您同意' : '依法履职，不需同意'}</Mark>
          </h3>
          <Facts
            of={[
              ['目的', purpose],
              ['方式', method],
              ['种类', categories.join('；')],
              ['依据', legalBasis],
              ['保存', retention],
            ]}
          />
        </div>
      ))}
    </Panel>
  );
}

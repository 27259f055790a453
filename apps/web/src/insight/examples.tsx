import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { examplesQuery } from '../api/insight.js';
import type { AudienceOf } from '../api/policies.js';
import type { ExamplesInput } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { SEGMENTS } from '../policies/segment.js';
import { withUnit } from '../text/quantity.js';
import styles from './insight.module.css';

type Outcome = ExamplesInput['segment'];

const OUTCOMES: readonly { value: Outcome; label: string }[] = [
  ...SEGMENTS.map(({ key, name }) => ({ value: key, label: name })),
  { value: 'ineligible', label: '暂不符合' },
];

/** Some enterprises of each outcome by name, for those who may see every fact that decides. */
export function Examples({ of, hidden }: { of: AudienceOf; hidden: readonly string[] }) {
  const [outcome, setOutcome] = useState<Outcome>('eligible');
  if (hidden.length > 0)
    return (
      <Empty title="不能列出企业">规则涉及您无权查看的指标：{hidden.join('、')}。企业数仍可查看。</Empty>
    );
  return (
    <section aria-label="企业举例">
      <Radio.Group
        aria-label="哪一类企业"
        optionType="button"
        value={outcome}
        options={[...OUTCOMES]}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        style={{ marginBottom: 10 }}
      />
      <Named of={of} outcome={outcome} />
    </section>
  );
}

function Named({ of, outcome }: { of: AudienceOf; outcome: Outcome }) {
  const examples = useQuery(examplesQuery(of, outcome));
  return (
    <Loaded query={examples}>
      {({ enterprises }) =>
        enterprises.length === 0 ? (
          <Empty title="没有这样的企业" />
        ) : (
          <ul className={styles.examples}>
            {enterprises.map(({ uscc, name, facts }) => (
              <li key={uscc}>
                <Link to={`/enterprises/${uscc}`}>{name}</Link>
                <p className="muted">
                  {facts
                    .map(
                      ({ label, text, unit }) =>
                        `${label} ${text === null ? '缺数据' : withUnit(text, unit ?? undefined)}`,
                    )
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

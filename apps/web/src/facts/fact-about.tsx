import { Link } from 'react-router';
import type { FactDetail } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { useMay, useMe } from '../app/session.js';
import { seenBy, typeOf, usableFor } from './fact-words.js';

/** What a fact is: kind, period, by what right it is kept, who may see it, and who puts it right. */
export function FactAbout({ fact }: { fact: FactDetail }) {
  const answers = useMay('corrections:answer');
  const own = useMe().department?.name === fact.department;
  const { key, options, period, legalBasis, sharing, department, derived, restsOn } = fact;
  return (
    <Panel title="这项指标" extra={derived && <Mark>推算</Mark>}>
      <Facts
        of={[
          ['规则中的代码', <code key="key">{key}</code>],
          ['类型', typeOf(fact)],
          ['可选值', options ? options.map(({ label }) => label).join('、') : null],
          ['期间', period],
          ['依据', legalBasis],
          ['共享属性', sharing],
          ['可查看具体数值', `${seenBy(fact)}；企业可看自己的`],
          [
            '负责更正',
            <span key="department">
              {department}
              {answers && own && (
                <>
                  {' · '}
                  <Link to={`/corrections?fact=${encodeURIComponent(key)}`}>这项指标的数据纠错</Link>
                </>
              )}
            </span>,
          ],
          ['用多久', usableFor(fact)],
          ['由哪些指标推算', restsOn.length === 0 ? null : <FactLinks facts={restsOn} />],
        ]}
      />
    </Panel>
  );
}

/** Names of facts, each leading to its page. */
export function FactLinks({ facts }: { facts: FactDetail['restsOn'] }) {
  return facts.map(({ key, label }) => (
    <div key={key}>
      <Link to={`/catalogue/facts/${key}`}>{label}</Link>
    </div>
  ));
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { audienceQuery, type AudienceOf } from '../api/policies.js';
import type { PushDetail } from '../api/types.js';
import { Figures } from '../app/figures.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { useMay } from '../app/session.js';
import { CodeListSummary } from './code-list-summary.js';
import { RefusingLine } from './refusing-line.js';
import { AudienceBars } from '../policies/audience-bars.js';
import { segmentName } from '../policies/segment.js';
import { count } from '../text/number.js';

/** Whom a push is aimed at, as a question to the API. */
export const aimOfPush = ({ item, rule, list }: PushDetail): AudienceOf | undefined =>
  list ? undefined : item ? { item } : { rule };

/** The rule in words and how many enterprises it found, or would find now. */
export function PushAudience({ push }: { push: PushDetail }) {
  return (
    <Panel title="发给谁">
      {push.policy && (
        <p style={{ marginBottom: 8 }}>
          政策条目：
          <Link to={`/policies/${encodeURIComponent(push.policy.code)}`}>{push.policy.title}</Link>
          {` · ${push.policy.item}`}
        </p>
      )}
      {push.list ? <CodeListSummary list={push.list} /> : <Conditions push={push} />}
      {push.audience ? <Found push={push} audience={push.audience} /> : <Expected push={push} />}
      <RefusingLine push={push} />
      <details style={{ marginTop: 14 }}>
        <summary>内容摘要（SHA-256）</summary>
        <code style={{ fontSize: 12 }}>{push.contentHash}</code>
      </details>
    </Panel>
  );
}

function Conditions({ push }: { push: PushDetail }) {
  return (
    <>
      <p style={{ marginBottom: 8 }}>条件：{push.ruleText}</p>
      <p style={{ marginBottom: 14 }}>
        分组：{push.segments.map(({ segment }) => segmentName(segment)).join('、')}
      </p>
    </>
  );
}

function Found({ push, audience }: { push: PushDetail; audience: NonNullable<PushDetail['audience']> }) {
  return (
    <>
      <h3 style={{ fontSize: 14, marginBottom: 8 }}>投放时的结论（数据版本 {push.populationVersion}）</h3>
      <Figures
        figures={
          push.list
            ? [{ name: '名单上在业', value: count(audience.eligible), unit: '家' }]
            : [
                { name: '初步符合', value: count(audience.eligible), unit: '家' },
                { name: '待补充信息', value: count(audience.undetermined), unit: '家' },
                { name: '需人工认定', value: count(audience.needsPerson), unit: '家' },
                { name: '差一项', value: count(audience.nearMiss), unit: '家' },
                { name: '此前已告知', value: count(audience.alreadyTold), unit: '家', note: '不再重复投放' },
              ]
        }
      />
    </>
  );
}

function Expected({ push }: { push: PushDetail }) {
  const allowed = useMay('audience:read');
  const audience = useQuery(audienceQuery(allowed ? aimOfPush(push) : undefined));
  if (!allowed || push.list) return null;
  return (
    <>
      <h3 style={{ fontSize: 14, marginBottom: 8 }}>按现有数据能覆盖的企业</h3>
      <Loaded query={audience}>{(sizes) => <AudienceBars sizes={sizes} />}</Loaded>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { factQuery } from '../api/catalogue.js';
import type { FactDetail } from '../api/types.js';
import { Figures } from '../app/figures.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { ShareBars } from '../tags/share-bars.js';
import { count } from '../text/number.js';
import { told } from '../text/told-count.js';
import { FactAbout } from './fact-about.js';
import { FactFreshness } from './fact-freshness.js';
import { FactUses } from './fact-uses.js';

/** What is this fact, who gives it and how fresh is it, how is it spread, and what rests on it? */
export default function FactPage() {
  const { key = '' } = useParams();
  const fact = useQuery(factQuery(key));
  return (
    <Page
      title={fact.data ? `指标：${fact.data.label}` : '指标'}
      lead={fact.data?.description}
      back={{ to: '/catalogue?show=facts', label: '返回指标目录' }}
    >
      <Loaded query={fact} rows={10}>
        {(data) => <Detail key={data.key} fact={data} />}
      </Loaded>
    </Page>
  );
}

function Detail({ fact }: { fact: FactDetail }) {
  const { known, expired, active, populationVersion, day, exact } = fact;
  return (
    <>
      {!exact && <NoticeBar>您无权查看各企业的这项指标：企业数取整到十，少于 10 家的不显示。</NoticeBar>}
      <Panel title="企业">
        <Figures
          figures={[
            { name: '有数据', value: told(known) },
            { name: '数据已过期', value: told(expired) },
            { name: '在业企业', value: count(active), unit: '家' },
            { name: '数据版本', value: populationVersion, note: day },
          ]}
        />
      </Panel>
      <FactAbout fact={fact} />
      {fact.freshness.length > 0 && <FactFreshness fact={fact} />}
      <Panel title="分布（家）">
        <Spread fact={fact} />
      </Panel>
      <FactUses fact={fact} />
    </>
  );
}

function Spread({ fact: { type, label, bands, overlapping } }: { fact: FactDetail }) {
  if (type === 'text') return <p className="muted">文字类指标没有分布。</p>;
  return (
    <>
      <ShareBars
        label={`“${label}”的分布`}
        bars={bands.map((band) => ({ key: band.label, label: band.label, size: band.enterprises }))}
      />
      {overlapping && <p className="muted">一家企业可以有几项，各项之和大于企业数。</p>}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { coverageQuery } from '../api/coverage.js';
import type { Coverage } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Figures } from '../app/figures.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { count, percent } from '../text/number.js';
import { told, type ToldCount } from '../text/told-count.js';
import { CoveredGroups } from './covered-groups.js';
import { CoveredItems } from './covered-items.js';
import { UnusedTags } from './unused-tags.js';

/** Whom do the policies in force leave out, and which policies and tags do nothing? */
export default function CoveragePage() {
  const coverage = useQuery(coverageQuery);
  return (
    <Page
      title="覆盖分析"
      lead="有效期内的政策合起来覆盖了多少企业，谁被漏下，哪些政策和标签没有起作用。"
      actions={<DownloadButton address="/api/coverage/table.csv">导出 CSV</DownloadButton>}
    >
      <Loaded query={coverage}>{(data) => <Answer coverage={data} />}</Loaded>
    </Page>
  );
}

function Answer({ coverage }: { coverage: Coverage }) {
  const { active, reached, open, unreached, populationVersion, day, exact, hiddenFacts } = coverage;
  const nobody = coverage.items.filter(({ reachesNobody }) => reachesNobody).length;
  const figure = (name: string, value: ToldCount) => {
    return {
      name,
      value: told(value),
      note: value.count === null ? undefined : percent(value.count, active),
    };
  };
  return (
    <>
      {!exact && (
        <NoticeBar>
          政策涉及您无权查看的指标（{shortly(hiddenFacts)}），企业数取整到十，少于 10
          家的不显示，也不列出企业名单。
        </NoticeBar>
      )}
      <Panel title="全区">
        <Figures
          figures={[
            { name: '在业企业', value: count(active), unit: '家' },
            figure('至少符合一项', reached),
            figure('待补充信息或认定', open),
            figure('一项也不符合', unreached),
            { name: '无企业符合的条目', value: nobody, unit: `项，共 ${coverage.items.length} 项` },
            { name: '没有规则使用的标签', value: coverage.unusedTags.length, unit: '个' },
          ]}
        />
        <p className="muted" style={{ marginTop: 12 }}>
          数据版本 {populationVersion} · 按 {day} 计算 · 以主管部门审核为准
        </p>
      </Panel>
      <CoveredGroups coverage={coverage} />
      <CoveredItems items={coverage.items} />
      <UnusedTags tags={coverage.unusedTags} />
    </>
  );
}

function shortly(labels: readonly string[]): string {
  const most = 4;
  return labels.length > most
    ? `${labels.slice(0, most).join('、')} 等 ${labels.length} 项`
    : labels.join('、');
}

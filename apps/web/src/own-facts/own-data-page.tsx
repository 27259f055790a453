import { useQuery } from '@tanstack/react-query';
import { Badge, Segmented } from 'antd';
import { useParams } from 'react-router';
import { ownDataQuery, unseenAnswersQuery } from '../api/own.js';
import { oneOf, useAddress } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { OwnCorrections } from './own-corrections.js';
import { OwnFactGroups } from './own-fact-groups.js';
import { OwnTags } from './own-tags.js';

const VIEWS = ['facts', 'tags', 'corrections'] as const;
const FILES = {
  facts: 'own/facts.csv',
  tags: 'own/tags.csv',
  corrections: 'corrections/export.csv',
} as const;

/** What does the government know of this enterprise, from whom, and what can be done where it is wrong? */
export default function OwnDataPage() {
  const { uscc = '' } = useParams();
  const { text, change } = useAddress();
  const own = useQuery(ownDataQuery(uscc));
  const unseen = useQuery(unseenAnswersQuery(uscc)).data?.unseen ?? 0;
  const shown = oneOf(VIEWS, text('show')) ?? 'facts';
  return (
    <Page
      title="我的标签与指标"
      lead="各部门归集的本企业数据、来源和日期。数据有误可提出纠错；部门没有的数据可自行申报，只用于本企业体检。"
      actions={
        <>
          <DownloadButton address={`/api/enterprises/${uscc}/${FILES[shown]}`}>导出 CSV</DownloadButton>
          <Segmented
            aria-label="显示指标、标签或纠错记录"
            options={[
              { value: 'facts', label: '指标' },
              { value: 'tags', label: '标签' },
              {
                value: 'corrections',
                label: (
                  <>
                    纠错记录{' '}
                    {unseen > 0 && <Badge count={unseen} title={`${unseen} 项新答复`} color="#a5241d" />}
                  </>
                ),
              },
            ]}
            value={shown}
            onChange={(next) => change({ show: next === 'facts' ? undefined : next })}
          />
        </>
      }
    >
      {shown === 'corrections' ? (
        <OwnCorrections uscc={uscc} />
      ) : (
        <Loaded query={own} rows={12}>
          {(data) => (shown === 'facts' ? <OwnFactGroups data={data} /> : <OwnTags data={data} />)}
        </Loaded>
      )}
    </Page>
  );
}

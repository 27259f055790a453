import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useNavigate } from 'react-router';
import { catalogueQuery } from '../api/catalogue.js';
import type { Catalogue } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { Figures } from '../app/figures.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { count } from '../text/number.js';
import { DictionaryList } from '../dictionaries/dictionary-list.js';
import { FactTable } from './fact-table.js';
import { TagCatalogue } from './tag-catalogue.js';

/** Which tags and facts can a rule use, and how many enterprises has each tag? */
export default function CataloguePage() {
  const catalogue = useQuery(catalogueQuery);
  return (
    <Page title="标签与指标" lead="标签由规则从指标推算，或由部门给出名单认定；规则和推送都可以使用。">
      <Loaded query={catalogue} rows={10}>
        {(data) => <Content catalogue={data} />}
      </Loaded>
    </Page>
  );
}

function Content({ catalogue }: { catalogue: Catalogue }) {
  const { text } = useAddress();
  const navigate = useNavigate();
  const shown = oneOf(['facts', 'versions'], text('show')) ?? 'tags';
  const { population } = catalogue;
  return (
    <>
      <Panel>
        <Figures
          figures={[
            { name: '登记企业', value: count(population.enterprises), unit: '家' },
            { name: '在业企业', value: count(population.active), unit: '家' },
            { name: '标签', value: catalogue.tags.length, unit: '个' },
            { name: '指标', value: catalogue.facts.length, unit: '个' },
            { name: '数据版本', value: population.version },
          ]}
        />
      </Panel>
      <Segmented
        aria-label="显示标签、指标或词表版本"
        style={{ marginBottom: 16 }}
        options={[
          { value: 'tags', label: `标签 ${catalogue.tags.length}` },
          { value: 'facts', label: `指标 ${catalogue.facts.length}` },
          { value: 'versions', label: '词表版本' },
        ]}
        value={shown}
        onChange={(show) => void navigate(show === 'tags' ? '?' : `?show=${show}`)}
      />
      {shown === 'tags' && <TagCatalogue />}
      {shown === 'facts' && <FactTable facts={catalogue.facts} />}
      {shown === 'versions' && <DictionaryList />}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { tagQuery } from '../api/tags.js';
import type { TagDetail } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Figures } from '../app/figures.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { useMay } from '../app/session.js';
import { count } from '../text/number.js';
import { told } from '../text/told-count.js';
import { AssertionList } from './assertion-list.js';
import { ChangeList } from './change-list.js';
import { ListForms } from './list-forms.js';
import { RuleTree } from './rule-tree.js';
import { ShareBars } from './share-bars.js';
import { TagHistory } from './tag-history.js';
import { TagMoves } from './tag-moves.js';
import { TagEnterprises } from './tag-enterprises.js';
import styles from './tags.module.css';

/** What does this tag mean, who has it, and of whom is too little known? */
export default function TagPage() {
  const { code = '' } = useParams();
  const tag = useQuery(tagQuery(code));
  const navigate = useNavigate();
  const push = useMay('pushes:write');
  return (
    <Page
      title={tag.data ? `标签：${tag.data.label}` : '标签'}
      lead={tag.data?.description}
      back={{ to: '/catalogue', label: '返回标签与指标' }}
      actions={push && <Button onClick={() => void navigate(`/pushes/new?tag=${code}`)}>新建推送</Button>}
    >
      <Loaded query={tag} rows={10}>
        {(data) => <Tag key={data.code} tag={data} />}
      </Loaded>
    </Page>
  );
}

function Tag({ tag }: { tag: TagDetail }) {
  const listed = useMay('enterprises:read');
  return (
    <>
      <Panel title="企业">
        <Figures
          figures={[
            { name: '有此标签', value: told(tag.members) },
            { name: '缺数据、无法判断', value: told(tag.undetermined) },
            { name: '在业企业', value: count(tag.active), unit: '家' },
            { name: '数据版本', value: tag.populationVersion, note: tag.day },
          ]}
        />
      </Panel>
      <Meaning tag={tag} />
      {tag.mayAssert && <ListForms tag={tag} />}
      {tag.kind === 'asserted' && <ChangeList tag={tag} />}
      {tag.kind === 'asserted' && listed && <AssertionList tag={tag} />}
      <TagHistory code={tag.code} />
      {listed && tag.mayList && <TagMoves code={tag.code} />}
      <Breakdown tag={tag} />
      {listed && tag.mayList && <TagEnterprises code={tag.code} />}
      {listed && !tag.mayList && (
        <NoticeBar>
          这个标签用到您无权查看的指标，只显示企业数（取整，少于 10 家的不显示），不显示名单。
        </NoticeBar>
      )}
    </>
  );
}

function Meaning({ tag }: { tag: TagDetail }) {
  return (
    <Panel
      title={tag.kind === 'derived' ? '规则' : '认定'}
      extra={
        <Mark tone={tag.kind === 'derived' ? 'quiet' : 'accent'}>
          {tag.kind === 'derived' ? '推算' : '认定'}
        </Mark>
      }
    >
      {tag.root ? <RuleTree node={tag.root} /> : <p>{tag.ruleText}，名单到期自动失效。</p>}
      <div className={styles.more}>
        <Facts
          of={[
            ['分组', tag.group],
            ['启用', tag.introducedOn ?? '尚未计算'],
            [
              '用于政策',
              tag.policies.length === 0
                ? '没有政策用到'
                : tag.policies.map(({ code, title }) => (
                    <div key={code}>
                      <Link to={`/policies/${code}`}>{title}</Link>
                    </div>
                  )),
            ],
            [
              '用于标签',
              tag.tags.length === 0
                ? null
                : tag.tags.map(({ code, label }) => (
                    <div key={code}>
                      <Link to={`/catalogue/tags/${code}`}>{label}</Link>
                    </div>
                  )),
            ],
          ]}
        />
      </div>
    </Panel>
  );
}

function Breakdown({ tag }: { tag: TagDetail }) {
  const shares = (of: TagDetail['towns']) =>
    of.map(({ code, label, members }) => ({ key: code || 'unknown', label, size: members }));
  return (
    <>
      <div className={styles.pair}>
        <Panel title="按街镇（家）">
          <ShareBars label="各街镇有此标签的企业" bars={shares(tag.towns)} />
        </Panel>
        <Panel title="按行业门类（家）">
          <ShareBars label="各行业有此标签的企业" bars={shares(tag.industries)} />
        </Panel>
      </div>
      {tag.missing.length > 0 && (
        <Panel title="无法判断的企业缺哪些指标（家）">
          <ShareBars
            label="缺少各项指标的企业"
            bars={tag.missing.map(({ fact, label, enterprises }) => ({
              key: fact,
              label,
              size: enterprises,
            }))}
          />
        </Panel>
      )}
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { policiesQuery } from '../api/policies.js';
import { createDraft } from '../api/policy-drafts.js';
import { faultOf, reasonOf } from '../api/problem.js';
import type { DraftStart, PolicyRow } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { Field, FieldSet } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { useMe } from '../app/session.js';
import styles from './editor.module.css';

const WAYS = ['empty', 'copy', 'version'] as const;
type Way = (typeof WAYS)[number];

const WAY_TEXTS: Readonly<Record<Way, { name: string; meaning: string }>> = {
  empty: { name: '从政策文件开始', meaning: '上传 PDF 或 DOCX，从头写起。' },
  copy: { name: '复制一项政策', meaning: '带入条目、条件和支持内容；文号、文件和批次重新填写。' },
  version: {
    name: '为本部门的政策写新版本',
    meaning: '在现有内容上修改；批准后接替现在的版本，旧版本留存可查。',
  },
};

/** What does a new policy begin with? */
export default function NewPolicyPage() {
  const { text, change } = useAddress();
  const way = oneOf(WAYS, text('from')) ?? 'empty';
  const policy = text('policy');
  const begin = useBeginning();
  const ready = way === 'empty' || policy !== undefined;
  return (
    <Page
      title="新建政策"
      lead="选好起点，下一页边写边自动保存，随时可以离开再回来。"
      back={{ to: '/policies', label: '返回政策列表' }}
      narrow
    >
      <NoticeBar tone="bad">
        <strong>严禁录入国家秘密</strong>、工作秘密和未公开的企业信息。
      </NoticeBar>
      <Panel>
        <FieldSet label="从哪里开始">
          <Radio.Group
            className={styles.ways}
            value={way}
            onChange={(event) => change({ from: event.target.value as Way, policy: undefined })}
          >
            {WAYS.map((each) => (
              <Radio key={each} value={each}>
                {WAY_TEXTS[each].name}
                <span className={styles.wayMeaning}>{WAY_TEXTS[each].meaning}</span>
              </Radio>
            ))}
          </Radio.Group>
        </FieldSet>
        {way !== 'empty' && (
          <PolicyChoice
            own={way === 'version'}
            value={policy}
            onChange={(code) => change({ policy: code })}
          />
        )}
        {begin.error && <NoticeBar tone="bad">{reasonOf(begin.error)}</NoticeBar>}
        <Button
          type="primary"
          disabled={!ready}
          loading={begin.isPending}
          onClick={() => begin.mutate(startOf(way, policy))}
        >
          开始编写
        </Button>
      </Panel>
      <Steps />
    </Page>
  );
}

function startOf(way: Way, policy: string | undefined): DraftStart {
  if (way === 'empty' || policy === undefined) return {};
  return way === 'copy' ? { copyOf: policy } : { policy };
}

function useBeginning() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: createDraft,
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['policy-drafts'] });
      await navigate(`/policies/drafts/${id}`);
    },
  });
}

interface ChoiceProps {
  /** Only those of the person's own department can get a new version. */
  own: boolean;
  value: string | undefined;
  onChange: (code: string) => void;
}

function PolicyChoice({ own, value, onChange }: ChoiceProps) {
  const policies = useQuery(policiesQuery);
  const department = useMe().department?.code;
  const offered = (policies.data ?? []).filter(
    (policy: PolicyRow) => !own || (policy.department.code === department && policy.repealedOn === null),
  );
  return (
    <Field
      label={own ? '哪一项政策' : '复制哪一项政策'}
      fault={faultOf(policies.error)}
      hint={own && policies.data && offered.length === 0 ? '本部门还没有可以修改的政策。' : undefined}
    >
      {(control) => (
        <Select
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择政策"
          style={{ width: '100%' }}
          loading={policies.isLoading}
          value={value}
          options={offered.map(({ code, title, department: { name } }) => ({
            value: code,
            label: own ? title : `${title}（${name}）`,
          }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** What is ahead, so that nobody is surprised. */
function Steps() {
  return (
    <Panel title="接下来怎么做">
      <ol className={styles.ahead}>
        <li>上传政策文件，系统读出文字放在一旁。</li>
        <li>填写名称、文号和公开属性。</li>
        <li>写条目：逐个加条件，在原文中选中对应的一句作为依据。</li>
        <li>填写有效期、批次和联系方式。</li>
        <li>核对后提交，由本部门另一位同事批准发布。</li>
      </ol>
    </Panel>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { policiesQuery } from '../api/policies.js';
import type { DraftContent, DraftFault } from '../api/types.js';
import { Field, FieldSet } from '../app/field.js';
import { useMe } from '../app/session.js';
import { TextField } from '../app/text-field.js';
import type { Change } from './content-edit.js';
import { DayField } from './day-field.js';
import { DISCLOSURES } from './draft-words.js';
import styles from './editor.module.css';
import { faultAt } from './fault-places.js';

type Words = 'title' | 'summary' | 'documentNumber' | 'body' | 'indexNumber' | 'source' | 'address';

interface Props {
  content: DraftContent;
  /** The policy that gets a new version; null for a new one. */
  policy: string | null;
  faults: readonly DraftFault[];
  change: Change;
}

/** What the policy is called, who issued it under which number, and whether it is public. */
export function HeadFields({ content, policy, faults, change }: Props) {
  const text = (key: Words) => ({
    value: content[key],
    fault: faultAt(faults, `/${key}`),
    onChange: (value: string) => change({ [key]: value }),
  });
  return (
    <>
      <TextField label="政策名称" {...text('title')} />
      <TextField
        label="内容摘要"
        hint="一两句话，让企业看懂支持什么、谁能申请。"
        lines={2}
        most={5000}
        {...text('summary')}
      />
      <div className={styles.pair}>
        <TextField label="发文机关" {...text('body')} />
        <TextField label="文号（可不填）" placeholder="如：宝府规〔2025〕1号" {...text('documentNumber')} />
        <DayField
          label="成文日期（可不填）"
          value={content.adoptedOn}
          onChange={(adoptedOn) => change({ adoptedOn })}
        />
        <TextField label="索引号（可不填）" {...text('indexNumber')} />
      </div>
      <TextField
        label="来源（可不填）"
        placeholder={usualSource(content)}
        hint="企业看到的出处，不填就用发文机关和文号。"
        {...text('source')}
      />
      <FieldSet
        label="公开属性"
        hint="主动公开的政策，企业可以查看原文。"
        fault={faultAt(faults, '/disclosure')}
      >
        <Radio.Group
          options={[...DISCLOSURES]}
          value={content.disclosure}
          onChange={(event) => change({ disclosure: event.target.value as DraftContent['disclosure'] })}
        />
      </FieldSet>
      <TextField
        label="公开网址（可不填）"
        placeholder="https://"
        most={500}
        hint="在政府网站上公开的页面。"
        {...text('address')}
      />
      <ThemeField themes={content.themes} change={change} />
      <SupersededField
        value={content.supersedes}
        policy={policy}
        fault={faultAt(faults, '/supersedes')}
        change={change}
      />
    </>
  );
}

const usualSource = ({ body, documentNumber }: DraftContent): string =>
  [body, documentNumber].filter(Boolean).join(' ');

function ThemeField({ themes, change }: { themes: readonly string[]; change: Change }) {
  const policies = useQuery(policiesQuery);
  const known = [...new Set(policies.data?.flatMap((policy) => policy.themes))];
  return (
    <Field label="主题（可不填）" hint="可多选；没有合适的，输入后按回车新增，最多 10 个。">
      {(control) => (
        <Select
          {...control}
          mode="tags"
          className={styles.select}
          maxCount={10}
          value={[...themes]}
          options={known.map((theme) => ({ value: theme, label: theme }))}
          onChange={(chosen: string[]) =>
            change({ themes: chosen.map((theme) => theme.trim().slice(0, 20)).filter(Boolean) })
          }
        />
      )}
    </Field>
  );
}

interface SupersededProps {
  value: string | null;
  policy: string | null;
  fault: string | undefined;
  change: Change;
}

function SupersededField({ value, policy, fault, change }: SupersededProps) {
  const policies = useQuery(policiesQuery);
  const department = useMe().department?.code;
  const own = policies.data?.filter(({ code, department: of }) => of.code === department && code !== policy);
  return (
    <Field
      label="代替哪项政策（可不填）"
      hint="只能是本部门的另一项政策；发布后在那项政策上注明已被本政策代替。"
      fault={fault}
    >
      {(control) => (
        <Select
          {...control}
          allowClear
          className={styles.select}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="不代替"
          value={value ?? undefined}
          options={own?.map(({ code, title }) => ({ value: code, label: title })) ?? []}
          onChange={(code?: string) => change({ supersedes: code ?? null })}
        />
      )}
    </Field>
  );
}

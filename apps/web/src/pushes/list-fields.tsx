import { useMutation } from '@tanstack/react-query';
import { Button, Input, Upload } from 'antd';
import { giveCodeList } from '../api/code-lists.js';
import { isProblem, reasonOf } from '../api/problem.js';
import { Field } from '../app/field.js';
import { CodeListSummary } from './code-list-summary.js';
import styles from './composer.module.css';
import type { Change, Draft } from './draft.js';

interface Props {
  draft: Draft;
  change: Change;
  fault: string | undefined;
}

/** Enterprises by a list of their codes, pasted or from a file; it is checked before it can be used. */
export function ListFields({ draft, change, fault }: Props) {
  const text = draft.codes ?? '';
  const give = useMutation({
    mutationFn: giveCodeList,
    onSuccess: (list) => change({ list, unchecked: false }),
    onError: () => change({ list: undefined }),
  });
  return (
    <>
      <Field
        label="统一社会信用代码"
        hint="一行一个，或用逗号、空格隔开，最多 300,000 行；粘贴后点“核对名单”。"
        fault={give.error ? undefined : fault}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={6}
            value={text}
            disabled={give.isPending}
            placeholder={draft.list ? '粘贴新的名单，会代替现有的' : '913101…'}
            onChange={({ target: { value } }) => change({ codes: value, unchecked: value.trim() !== '' })}
          />
        )}
      </Field>
      <div className={styles.listButtons}>
        <Button
          disabled={text.trim() === ''}
          loading={give.isPending}
          onClick={() => give.mutate(new File([text], '粘贴的名单', { type: 'text/plain' }))}
        >
          核对名单
        </Button>
        <Upload
          accept=".txt,.csv,.xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            change({ codes: '' });
            give.mutate(file);
            return false;
          }}
        >
          <Button loading={give.isPending}>从 TXT、CSV 或 XLSX 文件读取</Button>
        </Upload>
      </div>
      {give.error && <Refusal error={give.error} />}
      {draft.list && <CodeListSummary list={draft.list} />}
    </>
  );
}

/** Why a list was not taken, with every row that is wrong. */
function Refusal({ error }: { error: Error }) {
  const rows = isProblem(error) ? error.faults : [];
  return (
    <div role="alert" className={styles.refusal}>
      <p>{reasonOf(error)}</p>
      {rows.length > 1 && (
        <ul className={styles.aside}>
          {rows.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button, Input, Upload } from 'antd';
import { documentFile, uploadDocument } from '../api/policy-documents.js';
import { faultOf } from '../api/problem.js';
import type { DraftContent, DraftFault } from '../api/types.js';
import { FieldSet } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import { removedAt, type Change } from './content-edit.js';
import styles from './editor.module.css';
import { faultAt } from './fault-places.js';

interface Props {
  content: DraftContent;
  faults: readonly DraftFault[];
  change: Change;
}

/** How and where to apply: contact, entry, materials and attachments. */
export function ContactFields({ content, faults, change }: Props) {
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label="联系人或科室（可不填）"
          value={content.contact}
          onChange={(contact) => change({ contact })}
        />
        <TextField
          label="联系电话（可不填）"
          value={content.telephone}
          onChange={(telephone) => change({ telephone })}
        />
      </div>
      <TextField
        label="申报入口（可不填）"
        placeholder="https://"
        most={500}
        value={content.entry}
        fault={faultAt(faults, '/entry')}
        onChange={(entry) => change({ entry })}
      />
      <MaterialsField materials={content.materials} change={change} />
      <AttachmentsField attachments={content.attachments} change={change} />
    </>
  );
}

function MaterialsField({ materials, change }: { materials: readonly string[]; change: Change }) {
  const set = (index: number, value: string) =>
    change({ materials: materials.map((each, i) => (i === index ? value : each)) });
  return (
    <FieldSet label="材料清单（可不填）">
      <ul className={styles.lines}>
        {materials.map((material, index) => (
          <li key={index} className={styles.lineRow}>
            <Input
              aria-label={`材料 ${index + 1}`}
              value={material}
              maxLength={200}
              onChange={(event) => set(index, event.target.value)}
            />
            <Button
              aria-label={`删除材料 ${index + 1}`}
              onClick={() => change({ materials: removedAt(materials, index) })}
            >
              删除
            </Button>
          </li>
        ))}
      </ul>
      <Button disabled={materials.length >= 50} onClick={() => change({ materials: [...materials, ''] })}>
        加一份材料
      </Button>
    </FieldSet>
  );
}

interface AttachmentsProps {
  attachments: DraftContent['attachments'];
  change: Change;
}

function AttachmentsField({ attachments, change }: AttachmentsProps) {
  const add = useMutation({
    mutationFn: uploadDocument,
    onSuccess: ({ id, name }) => change({ attachments: [...attachments, { document: id, name }] }),
  });
  return (
    <FieldSet
      label="附件（可不填）"
      hint="PDF 或 DOCX，每份不超过 20 MB，最多 20 份。"
      fault={faultOf(add.error)}
    >
      <ul className={styles.lines}>
        {attachments.map(({ document, name }, index) => (
          <li key={document} className={styles.lineRow}>
            <a href={documentFile(document)} download>
              {name}
            </a>
            <Button
              size="small"
              aria-label={`删除附件 ${name}`}
              onClick={() => change({ attachments: removedAt(attachments, index) })}
            >
              删除
            </Button>
          </li>
        ))}
      </ul>
      <Upload
        accept=".pdf,.docx"
        showUploadList={false}
        disabled={attachments.length >= 20}
        beforeUpload={(file) => {
          add.mutate(file);
          return false;
        }}
      >
        <Button loading={add.isPending} disabled={attachments.length >= 20}>
          上传附件
        </Button>
      </Upload>
    </FieldSet>
  );
}

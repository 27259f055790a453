import { useMutation } from '@tanstack/react-query';
import { Button, Input, Upload } from 'antd';
import { faultOf } from '../api/problem.js';
import { readCodes } from '../api/tags.js';
import { Field } from '../app/field.js';
import { count } from '../text/number.js';
import { codesIn } from './codes-in.js';

interface Props {
  tag: string;
  text: string;
  fault: string | undefined;
  onChange: (text: string) => void;
}

/** Codes of enterprises, pasted or read from a file. */
export function CodesField({ tag, text, fault, onChange }: Props) {
  const read = useMutation({
    mutationFn: (file: File) => readCodes(tag, file),
    onSuccess: ({ codes }) => onChange(codes.join('\n')),
  });
  const skipped = read.data?.skipped ?? [];
  const codes = codesIn(text);
  return (
    <>
      <Field
        label="统一社会信用代码"
        hint={
          codes.length > 0
            ? `共 ${count(codes.length)} 个代码`
            : '一行一个，或用逗号、空格隔开；也可以从文件读取。'
        }
        fault={fault ?? faultOf(read.error)}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={6}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {skipped.length > 0 && (
        <p role="status" className="muted">
          文件中 {skipped.length} 个单元格不像信用代码，没有读入：
          {skipped
            .slice(0, 5)
            .map(({ row, value }) => `第 ${row} 行“${value}”`)
            .join('、')}
        </p>
      )}
      <Upload
        accept=".csv,.xlsx"
        showUploadList={false}
        beforeUpload={(file) => {
          read.mutate(file);
          return false;
        }}
      >
        <Button loading={read.isPending}>从 CSV 或 XLSX 文件读取</Button>
      </Upload>
    </>
  );
}

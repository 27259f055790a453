import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Radio, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { TEMPLATE_FILE, upload, type UploadChoice } from '../api/imports.js';
import { reasonOf } from '../api/problem.js';
import { FieldSet } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Panel } from '../app/panel.js';
import { TextField } from '../app/text-field.js';
import { fileSize } from '../text/number.js';
import styles from './imports.module.css';

/** Uploads a file of enterprises. */
export function UploadPanel() {
  const [file, setFile] = useState<File>();
  const [choice, setChoice] = useState<UploadChoice>({ feed: '', period: '', emptyCells: 'keep' });
  const { send, percent } = useUpload();
  return (
    <Panel
      title="导入文件"
      extra={
        <a href={TEMPLATE_FILE} download>
          下载模板（CSV）
        </a>
      }
    >
      <div className={styles.upload}>
        <FileDrop file={file} onChoose={setFile} />
        <div>
          <ChoiceFields choice={choice} onChange={setChoice} />
          <Button
            type="primary"
            disabled={!file}
            loading={send.isPending}
            onClick={() => file && send.mutate({ file, choice })}
          >
            开始导入
          </Button>
        </div>
      </div>
      {send.isPending && <Progress aria-label="上传进度" percent={Math.floor(percent)} />}
      {send.error && (
        <div style={{ marginTop: 12 }}>
          <NoticeBar tone="bad">没能上传：{reasonOf(send.error)}</NoticeBar>
        </div>
      )}
    </Panel>
  );
}

function useUpload() {
  const [percent, setPercent] = useState(0);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: ({ file, choice }: { file: File; choice: UploadChoice }) => upload(file, choice, setPercent),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void navigate(`/imports/${id}`);
    },
  });
  return { send, percent };
}

function FileDrop({ file, onChoose }: { file: File | undefined; onChoose: (file: File) => void }) {
  return (
    <Upload.Dragger
      accept=".csv,.xlsx"
      showUploadList={false}
      beforeUpload={(chosen) => {
        onChoose(chosen);
        return false;
      }}
    >
      <p className={styles.dropTitle}>{file ? file.name : '把文件拖到这里，或点击选择'}</p>
      <p className="muted">
        {file ? `${fileSize(file.size)}，点击可换一个文件` : 'CSV（UTF-8 或 GBK）或 XLSX，第一行为表头'}
      </p>
    </Upload.Dragger>
  );
}

interface ChoiceProps {
  choice: UploadChoice;
  onChange: (choice: UploadChoice) => void;
}

function ChoiceFields({ choice, onChange }: ChoiceProps) {
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label="数据来源（可不填）"
          placeholder="如：人社"
          most={50}
          value={choice.feed}
          onChange={(text) => onChange({ ...choice, feed: text })}
        />
        <TextField
          label="所属期间（可不填）"
          placeholder="如：2025 年度"
          most={50}
          value={choice.period}
          onChange={(text) => onChange({ ...choice, period: text })}
        />
      </div>
      <FieldSet label="空单元格">
        <Radio.Group
          options={[
            { value: 'keep', label: '保留原值' },
            { value: 'clear', label: '清除为“暂无数据”' },
          ]}
          value={choice.emptyCells}
          onChange={(event) =>
            onChange({ ...choice, emptyCells: event.target.value as UploadChoice['emptyCells'] })
          }
        />
      </FieldSet>
    </>
  );
}

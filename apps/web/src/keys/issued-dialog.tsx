import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { IssuedKey } from '../api/types.js';
import { Field } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import styles from './keys.module.css';

/** The token of a new key, this once. Leaving by mistake would lose it: only the button closes. */
export function IssuedDialog({
  issued: { key, token },
  onClose,
}: {
  issued: IssuedKey;
  onClose: () => void;
}) {
  return (
    <Modal
      open
      title={`“${key.name}”的令牌`}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          我已保存，关闭
        </Button>
      }
    >
      <NoticeBar tone="warn">
        令牌只显示这一次，关闭后谁也查不到。请立即交给负责人保存，不要用聊天工具或邮件明文发送。
      </NoticeBar>
      <Field label="令牌" hint="调用接口时放在请求头 Authorization: Bearer 之后。">
        {(control) => (
          <div className={styles.token}>
            <Input
              {...control}
              readOnly
              value={token}
              className="number"
              onFocus={({ target }) => target.select()}
            />
            <CopyButton text={token} />
          </div>
        )}
      </Field>
    </Modal>
  );
}

/** Browsers refuse the clipboard on plain http: then the text has to be selected and copied by hand. */
function CopyButton({ text }: { text: string }) {
  const [state, setState] = useState<'复制' | '已复制' | '请选中后手动复制'>('复制');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('已复制'),
      () => setState('请选中后手动复制'),
    );
  return (
    <Button onClick={() => void copy()} aria-live="polite">
      {state}
    </Button>
  );
}

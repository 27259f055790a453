import { App, Button, Input, Modal, Space } from 'antd';
import type { Invited } from '../api/types.js';
import { Field } from '../app/field.js';
import { NoticeBar } from '../app/notice-bar.js';
import { minuteOf } from '../text/day.js';

/** The link of an invitation, which is shown this once. */
export function InvitedDialog({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(invited.address).then(
      () => void message.success('已复制'),
      () => void message.warning('浏览器不允许复制，请选中链接后手动复制'),
    );
  return (
    <Modal
      open
      title="邀请链接"
      mask={{ closable: false }}
      footer={<Button onClick={onClose}>完成</Button>}
      onCancel={onClose}
    >
      <NoticeBar tone="warn">
        链接只显示这一次。请立即发给对方；遗失后可以“重新发出”，旧链接随即作废。
      </NoticeBar>
      <Field
        label="邀请链接"
        hint={`一个人用一次，${minuteOf(invited.expiresAt)} 前有效。对方登录后打开即可加入。`}
      >
        {(control) => (
          <Space.Compact style={{ width: '100%' }}>
            <Input {...control} readOnly value={invited.address} onFocus={({ target }) => target.select()} />
            <Button type="primary" onClick={() => void copy()}>
              复制
            </Button>
          </Space.Compact>
        )}
      </Field>
    </Modal>
  );
}

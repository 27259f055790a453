import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { STEP_UP } from '../api/session.js';
import { onStepUp } from '../api/step-up.js';
import { listenForStepUp } from './step-up-channel.js';

type Settle = (confirmed: boolean) => void;

/** Leads through a confirmation in a window of its own, so that what was being done stays as it is. */
export default function StepUpDialog() {
  const [settle, setSettle] = useState<Settle>();
  useEffect(() => {
    onStepUp(() => new Promise<boolean>((resolve) => setSettle(() => resolve)));
    return () => onStepUp(() => Promise.resolve(false));
  }, []);
  if (!settle) return null;
  const finish = (confirmed: boolean) => {
    setSettle(undefined);
    settle(confirmed);
  };
  return <Question onEnd={finish} />;
}

function Question({ onEnd }: { onEnd: Settle }) {
  const [opened, setOpened] = useState<Window | null>(null);
  useEffect(
    () =>
      listenForStepUp(() => {
        opened?.close();
        onEnd(true);
      }),
    [opened, onEnd],
  );
  return (
    <Modal
      open
      title="请再次确认身份"
      okText={opened ? '重新打开确认窗口' : '去确认'}
      cancelText="取消"
      onOk={() => setOpened(window.open(STEP_UP, 'step-up', 'popup,width=520,height=640'))}
      onCancel={() => onEnd(false)}
    >
      <p>审批、导出和授权前需要确认是您本人。确认后，刚才的操作会自动继续。</p>
      {opened && (
        <p role="status" className="muted">
          请在打开的窗口中完成确认。
        </p>
      )}
    </Modal>
  );
}

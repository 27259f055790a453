import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

interface Props {
  when: boolean;
  /** Saves what can be saved before anybody is asked. */
  saving?: { isUnderway: boolean; begin: () => void };
}

/** Asks before unsaved changes are lost, by another page as by closing the window. */
export function LeaveWarning({ when, saving }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!when) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [when]);
  const { state, proceed } = blocker;
  const begin = saving?.begin;
  useEffect(() => {
    if (state !== 'blocked') return;
    if (when) begin?.();
    else proceed();
  }, [state, proceed, when, begin]);
  return (
    <Modal
      title="有未保存的修改"
      open={blocker.state === 'blocked' && when && !saving?.isUnderway}
      okText="离开，不保存"
      cancelText="继续编辑"
      okButtonProps={{ danger: true }}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      离开这一页，刚才的修改就会丢失。
    </Modal>
  );
}

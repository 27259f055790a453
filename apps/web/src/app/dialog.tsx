import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { GoingOn } from './going-on.js';

interface Props {
  title: string;
  /** What the button that goes on says. */
  okText: string;
  cancelText?: string;
  /** Whether all that is needed is filled in. */
  ready?: boolean;
  /** What follows can't be undone. */
  danger?: boolean;
  pending: boolean;
  width?: number;
  onOk: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for what a step needs, and goes on or not: by its button, or by Enter in a line unless it can't be undone. */
export function Dialog(props: Props) {
  const {
    okText,
    cancelText = '取消',
    ready = true,
    danger = false,
    pending,
    onClose,
    children,
    ...modal
  } = props;
  const goesOn = ready && !danger && !pending;
  return (
    <Modal
      open
      okText={okText}
      cancelText={cancelText}
      okButtonProps={{ danger, disabled: !ready }}
      confirmLoading={pending}
      onCancel={onClose}
      {...modal}
    >
      <GoingOn value={goesOn ? modal.onOk : undefined}>{children}</GoingOn>
    </Modal>
  );
}

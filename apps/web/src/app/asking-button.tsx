import type { UseMutationResult } from '@tanstack/react-query';
import { App, Button } from 'antd';

interface Props {
  /** What the button says, and the one in the question too. */
  label: string;
  title: string;
  /** What follows from it. */
  content: string;
  step: UseMutationResult<unknown, Error, void>;
  primary?: boolean;
  danger?: boolean;
}

/** A button for a step that others notice or that can't be undone: it asks first. */
export function AskingButton({ label, title, content, step, primary = false, danger = false }: Props) {
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title,
      content,
      okText: label,
      okButtonProps: { danger },
      // Why it failed is told by the step.
      onOk: () => step.mutateAsync().catch(() => undefined),
    });
  return (
    <Button type={primary ? 'primary' : 'default'} danger={danger} loading={step.isPending} onClick={ask}>
      {label}
    </Button>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SaveOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { keepReport } from '../api/checkups.js';
import { reasonOf } from '../api/problem.js';

/** Keeps the report as it is now, with its rules and its data. */
export function KeepReport({ uscc, on, disabled }: { uscc: string; on?: string; disabled: boolean }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const keep = useMutation({
    mutationFn: () => keepReport(uscc, on),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['kept-reports', uscc] });
      void message.success('已存下这份报告，可在“已存报告”中查看');
    },
    onError: (error) => void message.error(`没能存下报告：${reasonOf(error)}`),
  });
  return (
    <Button
      icon={<SaveOutlined aria-hidden />}
      disabled={disabled}
      loading={keep.isPending}
      onClick={() => keep.mutate()}
    >
      存为报告
    </Button>
  );
}

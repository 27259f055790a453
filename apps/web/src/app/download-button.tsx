import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { download } from '../api/download.js';
import { reasonOf } from '../api/problem.js';

/** Takes a list along as a file. Where that asks for a confirmation, the download goes on by itself afterwards. */
export function DownloadButton({ address, children }: { address: string; children: ReactNode }) {
  const { message } = App.useApp();
  const fetching = useMutation({
    mutationFn: () => download(address),
    onError: (error) => void message.error(reasonOf(error)),
  });
  return (
    <Button size="small" loading={fetching.isPending} onClick={() => fetching.mutate()}>
      {children}
    </Button>
  );
}

import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './query-client.js';
import { router } from './router.js';
import { theme } from './theme.js';

dayjs.locale('zh-cn');

/** Everything the pages stand on: theme, language, server state, routes. */
export function Root() {
  return (
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { markNoticeRead, readingQuery } from '../api/privacy.js';
import styles from './privacy.module.css';

/**
 * Tells a person of a notice they have not seen, until they say that they have. It stands above every page and keeps
 * nobody from working: what rests on the law needs telling, not consent (个人信息保护法 第十三条、第三十五条).
 */
export default function NoticeReminder() {
  const reading = useQuery(readingQuery);
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: markNoticeRead,
    onSettled: () => queries.invalidateQueries({ queryKey: readingQuery.queryKey }),
  });
  if (!reading.data || reading.data.readAt) return null;
  const { version } = reading.data;
  return (
    <aside className={`${styles.reminder} no-print`} aria-label="个人信息处理告知">
      <span>
        请阅读 <Link to="/privacy">个人信息处理告知</Link>
        <span className={styles.version}>（{version} 版）</span>
      </span>
      <Button size="small" loading={read.isPending} onClick={() => read.mutate(version)}>
        知道了
      </Button>
    </aside>
  );
}

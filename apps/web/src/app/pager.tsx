import { Pagination } from 'antd';
import { count } from '../text/number.js';
import styles from './pager.module.css';

/** The page one is on, of how many rows at the most, and how to go to another. */
export interface Paging {
  page: number;
  size: number;
  onChange: (page: number) => void;
}

interface Props extends Paging {
  total: number;
  unit: string;
}

/** Page numbers beneath a list, with how many there are in all. */
export function Pager({ page, size, total, unit, onChange }: Props) {
  return (
    <nav className={styles.pager} aria-label="分页">
      <span className="muted number">
        共 {count(total)} {unit}
      </span>
      {total > size && (
        <Pagination
          current={page}
          pageSize={size}
          total={total}
          showSizeChanger={false}
          responsive
          size="small"
          onChange={onChange}
        />
      )}
    </nav>
  );
}

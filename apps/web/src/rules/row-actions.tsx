import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import styles from './rules.module.css';

interface Props {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onUp: () => void;
  onDown: () => void;
  onCopy: () => void;
  onRemove: () => void;
  children?: ReactNode;
}

/** What can be done with a condition or a group as a whole. */
export function RowActions({ name, isFirst, isLast, onUp, onDown, onCopy, onRemove, children }: Props) {
  return (
    <span className={styles.actions}>
      {children}
      <Action label={`上移${name}`} icon={<ArrowUpOutlined />} disabled={isFirst} onClick={onUp} />
      <Action label={`下移${name}`} icon={<ArrowDownOutlined />} disabled={isLast} onClick={onDown} />
      <Action label={`复制${name}`} icon={<CopyOutlined />} onClick={onCopy} />
      <Action label={`删除${name}`} icon={<DeleteOutlined />} onClick={onRemove} />
    </span>
  );
}

interface ActionProps {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}

const Action = ({ label, ...button }: ActionProps) => (
  <Button type="text" size="small" aria-label={label} title={label} {...button} />
);

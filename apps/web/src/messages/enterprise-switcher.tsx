import { Select } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../app/session.js';
import styles from './enterprise-area.module.css';

/** Pages that are there for every enterprise; what is of one alone leads back to its messages. */
const AREAS = ['checkup', 'matches', 'data'] as const;

/** Chooses another of one's enterprises, staying in the same area. */
export default function Switcher({ uscc }: { uscc: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const area = AREAS.find((each) => pathname.includes(`/${each}`)) ?? 'messages';
  return (
    <Select
      aria-label="选择企业"
      className={styles.select}
      value={uscc}
      options={me.enterprises.map(({ uscc: value, name: label }) => ({ value, label }))}
      onChange={(next: string) => void navigate(`/enterprise/${next}/${area}`)}
    />
  );
}

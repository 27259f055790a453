import { Select } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../app/session.js';
import styles from './enterprise-area.module.css';

/** Of so many, somebody looks for one rather than reads them all. */
const MANY = 8;

/** Chooses another of one's enterprises, staying in the same area; what is of one alone leads back to the area. */
export default function Switcher({ uscc }: { uscc: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const area = pathname.split('/')[3] ?? 'messages';
  return (
    <Select
      aria-label="选择企业"
      className={styles.select}
      showSearch={me.enterprises.length > MANY && { optionFilterProp: ['label', 'value'] }}
      value={uscc}
      options={me.enterprises.map(({ uscc: value, name: label }) => ({ value, label }))}
      onChange={(next: string) => void navigate(`/enterprise/${next}/${area}`)}
    />
  );
}

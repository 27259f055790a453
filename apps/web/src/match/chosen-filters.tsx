import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { MatchPage, MatchQuery } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { FACETS, noFacets } from './match-filter.js';
import styles from './match.module.css';

/** What the list is narrowed by at present; each can be taken away, or all at once. */
export function ChosenFilters({ filter, facets }: { filter: MatchQuery; facets: MatchPage['facets'] }) {
  const { change } = useAddress();
  const chosen = FACETS.flatMap(({ name, label }) => {
    const value = filter[name];
    if (value === undefined) return [];
    const text = facets[name].find((choice) => choice.value === value)?.label ?? value;
    return [{ name, text: `${label}：${text}` }];
  });
  if (chosen.length === 0) return null;
  return (
    <div role="group" aria-label="已选筛选" className={styles.chosen}>
      {chosen.map(({ name, text }) => (
        <Button
          key={name}
          size="small"
          icon={<CloseOutlined aria-hidden />}
          iconPlacement="end"
          aria-label={`取消筛选“${text}”`}
          onClick={() => change({ [name]: undefined, page: undefined })}
        >
          {text}
        </Button>
      ))}
      <Button size="small" type="link" onClick={() => change(noFacets)}>
        清除全部
      </Button>
    </div>
  );
}

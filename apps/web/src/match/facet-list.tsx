import { Button } from 'antd';
import { useId, useState } from 'react';
import type { FacetName, MatchPage } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { FACETS } from './match-filter.js';
import styles from './match.module.css';

/** So many choices are seen at once; the rest behind a button. */
const SHOWN = 6;

/** Everything that the list can be narrowed by, with how many items each choice would leave. */
export function FacetList({ facets }: { facets: MatchPage['facets'] }) {
  return (
    <div role="group" aria-label="筛选">
      {FACETS.map(({ name, label }) => (
        <Facet key={name} name={name} label={label} choices={facets[name]} />
      ))}
    </div>
  );
}

interface Props {
  name: FacetName;
  label: string;
  choices: MatchPage['facets'][FacetName];
}

function Facet({ name, label, choices }: Props) {
  const [unfolded, setUnfolded] = useState(false);
  const address = useAddress();
  const id = useId();
  const chosen = address.text(name);
  if (choices.length === 0) return null;
  const shown = unfolded ? choices : choices.filter(({ value }, at) => at < SHOWN || value === chosen);
  return (
    <section aria-labelledby={id} className={styles.facet}>
      <h2 id={id} className={styles.facetTitle}>
        {label}
      </h2>
      <ul>
        {shown.map(({ value, label: text, count }) => (
          <li key={value}>
            <button
              type="button"
              className={styles.choice}
              aria-pressed={value === chosen}
              disabled={count === 0 && value !== chosen}
              onClick={() =>
                address.change({ [name]: value === chosen ? undefined : value, page: undefined })
              }
            >
              <span>{text}</span>
              <span className="number" aria-label={`${count} 项`}>
                {count}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {choices.length > SHOWN && (
        <Button type="link" size="small" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? '收起' : `全部 ${choices.length} 项`}
        </Button>
      )}
    </section>
  );
}

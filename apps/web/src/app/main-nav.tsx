import { NavLink } from 'react-router';
import styles from './layout.module.css';
import { NavBadge } from './nav-badge.js';
import type { Place } from './navigation.js';

/** The main navigation, beside the name of the product or in the drawer of a phone. */
export function MainNav({ places, onGo }: { places: readonly Place[]; onGo?: () => void }) {
  return (
    <nav aria-label="主导航" className={onGo ? styles.column : styles.row}>
      {places.map((place) => (
        <NavLink
          key={place.to}
          to={place.to}
          onClick={onGo}
          className={({ isActive }) => (isActive ? `${styles.place} ${styles.here}` : (styles.place ?? ''))}
        >
          {place.label}
          {place.badge && <NavBadge of={place.badge} to={place.to} />}
        </NavLink>
      ))}
    </nav>
  );
}

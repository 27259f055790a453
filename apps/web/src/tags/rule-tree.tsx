import { Link } from 'react-router';
import type { TagNode } from '../api/types.js';
import styles from './tags.module.css';

/** A tag's rule as a tree; a condition that names another tag leads there. */
export function RuleTree({ node }: { node: TagNode }) {
  return (
    <ul className={styles.tree} aria-label="规则">
      <Node node={node} />
    </ul>
  );
}

function Node({ node }: { node: TagNode }) {
  if (node.kind === 'condition') {
    return <li>{node.tag ? <Link to={`/catalogue/tags/${node.tag}`}>{node.text}</Link> : node.text}</li>;
  }
  return (
    <li>
      <span className={styles.group}>{node.text}</span>
      <ul>
        {(node.children ?? []).map((child, index) => (
          <Node key={index} node={child} />
        ))}
      </ul>
    </li>
  );
}

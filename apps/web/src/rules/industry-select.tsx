import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { industryTreeQuery } from '../api/catalogue.js';
import type { IndustryEntry } from '../api/types.js';
import styles from './rules.module.css';

interface Props {
  name: string;
  codes: readonly string[];
  /** Whether several may be chosen. */
  several?: boolean;
  isFaulty: boolean;
  onChange: (codes: string[]) => void;
}

/** Industries out of the classification, at any level; whoever chooses one takes in all beneath it. */
export function IndustrySelect({ name, codes, several = false, isFaulty, onChange }: Props) {
  // Asked for when the first condition about an industry is there, and then kept.
  const tree = useQuery(industryTreeQuery);
  const spellings = codes.map((code) => spelt(code, tree.data ?? []));
  return (
    <TreeSelect<string | string[]>
      className={styles.value}
      aria-label={name}
      placeholder={tree.isPending ? '正在加载行业分类' : '选择行业（含下级）'}
      showSearch
      treeNodeFilterProp="title"
      treeData={tree.data ? nodesOf(tree.data) : []}
      multiple={several}
      value={several ? spellings : spellings[0]}
      popupMatchSelectWidth={380}
      loading={tree.isFetching}
      status={isFaulty ? 'error' : ''}
      notFoundContent={tree.error ? '没能加载行业分类' : '没有这样的行业'}
      onChange={(chosen: string | string[] | undefined) => onChange([chosen ?? []].flat())}
    />
  );
}

interface Node {
  value: string;
  title: string;
  children: Node[];
}

const kept = new WeakMap<readonly IndustryEntry[], Node[]>();

/** The classification as a tree, made once. */
function nodesOf(entries: readonly IndustryEntry[]): Node[] {
  const known = kept.get(entries);
  if (known) return known;
  const nodes = new Map<string, Node>();
  const roots: Node[] = [];
  for (const { code, parent, label } of entries) {
    const node = { value: code, title: `${code} ${label}`, children: [] };
    nodes.set(code, node);
    (parent === null ? roots : nodes.get(parent)?.children)?.push(node);
  }
  kept.set(entries, roots);
  return roots;
}

/** Rules may spell a code with its section, C26; the tree knows it as 26. */
function spelt(code: string, entries: readonly IndustryEntry[]): string {
  const isKnown = (spelling: string) => entries.some((entry) => entry.code === spelling);
  return !isKnown(code) && isKnown(code.slice(1)) ? code.slice(1) : code;
}

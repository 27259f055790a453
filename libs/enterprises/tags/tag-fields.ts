import { isGroup, type RuleNode } from '#matching';
import type { Tag } from './tag.js';

/** The keys of all facts and tags that the tag's rule names; an asserted tag names none. */
export function fieldsNamed(tag: Tag): readonly string[] {
  return tag.kind === 'derived' ? fieldsIn(tag.rule) : [];
}

function fieldsIn(node: RuleNode): readonly string[] {
  if (isGroup(node)) return node.rules.flatMap(fieldsIn);
  return node.valueSource === 'field' ? [node.field, String(node.value)] : [node.field];
}

/** The tag and all tags that it rests on, in the order of the list, in which each stands behind those it names. */
export function tagsBeneath(code: string, tags: readonly Tag[]): readonly Tag[] {
  const wanted = new Set([`tag:${code}`]);
  const found = [...tags].reverse().filter((tag) => {
    if (!wanted.has(tag.field.key)) return false;
    fieldsNamed(tag).forEach((key) => wanted.add(key));
    return true;
  });
  return found.reverse();
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue, Field } from '#matching';
import { StartFault } from '#platform';
import { CatalogueFileError } from './catalogue-file.js';
import { loadFacts, type FactCatalogue } from './facts/fact-catalogue.js';
import { loadFeeds, type FeedCatalogue } from './feeds/feed.js';
import { type DepartmentEntry, loadDepartments } from './standards/department.js';
import { loadIndustries, type Industries } from './standards/industry.js';
import { loadTags } from './tags/tag-file.js';
import type { TagCatalogue } from './tags/tag.js';
import { loadTowns, type Towns } from './standards/town.js';

/** The words that rules, imports and pages speak: departments and their feeds, facts, tags, industries and towns. */
export abstract class Vocabulary {
  abstract readonly departments: readonly DepartmentEntry[];
  /** By name. */
  abstract readonly feeds: FeedCatalogue;
  abstract readonly facts: FactCatalogue;
  abstract readonly tags: TagCatalogue;
  abstract readonly industries: Industries;
  abstract readonly towns: Towns;
  /** Facts and tags as fields that rules may name. */
  abstract readonly fields: Catalogue;
}

/** The files that the words are read from. */
export const vocabularyFiles = [
  'industries.csv',
  'towns.csv',
  'departments.yaml',
  'feeds.yaml',
  'facts.yaml',
  'tags.yaml',
] as const;

/**
 * Reads the operator's files of a folder.
 * @throws StartFault that names file, place and reason when one of them is faulty
 */
export async function loadVocabulary(directory: string): Promise<Vocabulary> {
  try {
    return await readVocabulary(directory);
  } catch (error) {
    if (error instanceof CatalogueFileError) throw new StartFault(error.message, { cause: error });
    throw error;
  }
}

async function readVocabulary(directory: string): Promise<Vocabulary> {
  const text = (file: (typeof vocabularyFiles)[number]) => readFile(join(directory, file), 'utf8');
  const industries = loadIndustries(await text('industries.csv'));
  const towns = loadTowns(await text('towns.csv'));
  const departments = loadDepartments(await text('departments.yaml'));
  const feeds = loadFeeds(await text('feeds.yaml'), departments);
  const facts = loadFacts(await text('facts.yaml'), { towns, feeds });
  const tags = loadTags(await text('tags.yaml'), facts, industries);
  const fields = new Map(
    [...facts.fields, ...tags.fields].map((field): [string, Field] => [field.key, field]),
  );
  return { departments, feeds, facts, tags, industries, towns, fields };
}

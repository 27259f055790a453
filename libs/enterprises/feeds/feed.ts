import { z } from 'zod';
import { readCatalogueFile, type CataloguePath } from '../catalogue-file.js';
import type { DepartmentEntry } from '../standards/department.js';

/** How data of public bodies may be passed on (政务数据共享条例): from free to not at all. */
export const SHARINGS = ['无条件共享', '有条件共享', '不予共享'] as const;
export type Sharing = (typeof SHARINGS)[number];

export const CADENCES = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export type Cadence = (typeof CADENCES)[number];

/** What a survey's file would have to call itself; such a feed is refused. */
const SURVEY = '统计调查';
const ORIGINS = ['登记', '申报', '许可', '认定', '执法', '公示', '合同备案', SURVEY] as const;

/** Everybody on the staff, or the departments that may see single enterprises' values. */
export type SeenBy = 'all' | readonly string[];

const text = z.string().trim().min(1);
export const seenByShape = z.union([z.literal('all'), z.array(text)]);
/** For how many months a value may be used after the day it speaks of; never is without limit. */
export const staleAfterShape = z.union([z.int().min(1).max(120), z.literal('never')]);

const shape = z.strictObject({
  feeds: z
    .array(
      z.strictObject({
        name: text,
        department: text,
        cadence: z.enum(CADENCES),
        origin: z.enum(ORIGINS),
        legalBasis: text,
        sharing: z.enum(SHARINGS),
        seenBy: seenByShape,
        staleAfterMonths: staleAfterShape.optional(),
        description: text,
      }),
    )
    .min(1),
});

/** A source of facts (来源): which department gives it, how often, and by what right. */
export type Feed = z.infer<typeof shape>['feeds'][number];

export type FeedCatalogue = ReadonlyMap<string, Feed>;

interface Fault {
  readonly path: CataloguePath;
  readonly reason: string;
}

const SURVEY_REASON =
  '统计调查取得的资料不得用于统计以外的目的（《中华人民共和国统计法》），请改用登记、申报等来源';

/**
 * Reads `config/feeds.yaml`.
 *
 * @param file the name that faults are reported under
 * @throws CatalogueFileError for a feed of a department that is not there, a name that stands twice, and a feed from
 *   statistical surveys, which must not serve another purpose (统计法)
 */
export function loadFeeds(
  yamlText: string,
  departments: readonly DepartmentEntry[],
  file = 'config/feeds.yaml',
): FeedCatalogue {
  const { content, refuse } = readCatalogueFile(file, yamlText, shape);
  const faults = content.feeds.flatMap((feed, index) => [
    ...surveyFaults(feed, index),
    ...departmentFaults(feed, index, departments),
    ...repeatFaults(content.feeds, index),
  ]);
  if (faults.length > 0) throw refuse(faults);
  return new Map(content.feeds.map((feed) => [feed.name, feed]));
}

/** The name counts as well as what the file says of itself: 统计 is the survey's word. */
function surveyFaults({ name, origin }: Feed, index: number): Fault[] {
  if (origin === SURVEY) return [{ path: ['feeds', index, 'origin'], reason: SURVEY_REASON }];
  return name.includes('统计') ? [{ path: ['feeds', index, 'name'], reason: SURVEY_REASON }] : [];
}

function departmentFaults(feed: Feed, index: number, departments: readonly DepartmentEntry[]): Fault[] {
  const known = (code: string) => departments.some((department) => department.code === code);
  const reason = (code: string) => `部门“${code}”不在 departments.yaml 中`;
  const own = known(feed.department)
    ? []
    : [{ path: ['feeds', index, 'department'], reason: reason(feed.department) }];
  const others = feed.seenBy === 'all' ? [] : feed.seenBy;
  const unknown = others.flatMap((code, i) =>
    known(code) ? [] : [{ path: ['feeds', index, 'seenBy', i], reason: reason(code) }],
  );
  return [...own, ...unknown];
}

function repeatFaults(feeds: readonly Feed[], index: number): Fault[] {
  const { name } = feeds[index] ?? { name: '' };
  return feeds.findIndex((other) => other.name === name) < index
    ? [{ path: ['feeds', index, 'name'], reason: `来源“${name}”重复` }]
    : [];
}

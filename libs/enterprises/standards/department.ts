import { z } from 'zod';
import { readCatalogueFile } from '../catalogue-file.js';

const shape = z.strictObject({
  departments: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z]+$/, '代码只能用小写英文字母'),
        name: z.string().trim().min(1),
        short: z.string().trim().min(1),
      }),
    )
    .min(1),
});

/** A department of the district, as the operator's list has it. */
export type DepartmentEntry = z.infer<typeof shape>['departments'][number];

/**
 * Reads `config/departments.yaml`.
 *
 * @param file the name that faults are reported under
 * @throws CatalogueFileError when it is not of the shape or a code stands twice
 */
export function loadDepartments(
  yamlText: string,
  file = 'config/departments.yaml',
): readonly DepartmentEntry[] {
  const { content, refuse } = readCatalogueFile(file, yamlText, shape);
  const faults = content.departments.flatMap(({ code }, index) =>
    content.departments.findIndex((other) => other.code === code) < index
      ? [{ path: ['departments', index, 'code'], reason: `部门代码“${code}”重复` }]
      : [],
  );
  if (faults.length > 0) throw refuse(faults);
  return content.departments;
}

/**
 * The arrows between the parts: matching ← enterprises ← policies ← push ← disclosure ← apps.
 * The platform serves all but matching and knows none of them.
 */
const inside = (lib) => `^libs/${lib}/`;
const test = '\\.spec\\.tsx?$|^test/|/specimens/';

/** A rule that `from` may import no lib but itself and those named. */
const mayUse = (from, ...libs) => ({
  name: `${from}-uses-${libs.length === 0 ? 'nothing' : libs.join('-and-')}`,
  comment: `libs/${from} may import ${libs.length === 0 ? 'no other lib' : libs.join(', ')}.`,
  severity: 'error',
  from: { path: inside(from), pathNot: test },
  to: { path: '^(libs|apps)/', pathNot: [from, ...libs].map(inside).join('|') },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Under ESM a cycle passes the tests and kills the built app.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    mayUse('matching'),
    mayUse('platform'),
    mayUse('enterprises', 'matching', 'platform'),
    mayUse('policies', 'matching', 'enterprises', 'platform'),
    mayUse('push', 'matching', 'enterprises', 'policies', 'platform'),
    mayUse('disclosure', 'matching', 'enterprises', 'policies', 'push', 'platform'),
    {
      name: 'matching-is-pure',
      comment:
        'No Nest, database, clock or environment: nothing but itself, and the writer of SQL for its rule format.',
      severity: 'error',
      from: { path: inside('matching'), pathNot: test },
      to: { pathNot: `${inside('matching')}|@react-querybuilder/core` },
    },
    {
      name: 'public-faces-only',
      comment: 'A lib is entered through its index.ts; its own files and specs may go where they like.',
      severity: 'error',
      from: { path: '^(libs/[^/]+/|apps/|test/)' },
      to: {
        path: '^libs/[^/]+/',
        pathNot: '^libs/[^/]+/index\\.ts$|^libs/platform/embedded/index\\.ts$|^$1',
      },
    },
    {
      name: 'embedded-postgresql-stays-out-of-services',
      comment: 'Only what starts things carries a PostgreSQL along.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^apps/(launcher|cli)/|^libs/platform/embedded/|${test}` },
      to: { path: '^libs/platform/embedded/' },
    },
    {
      name: 'apps-stand-alone',
      comment: 'What two apps share belongs in a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: test },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'pages-use-the-api',
      comment: 'The pages know the service through its OpenAPI document alone.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-dependencies-only',
      comment:
        'What is imported stands in package.json; what runs in production (all but the demo provider) is no devDependency.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `${test}|^apps/(web|provider)/` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(apps|libs)/',
        pathNot: `${test}|\\.d\\.ts$|\\.(cjs|mjs)$|\\.config\\.ts$`,
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/bench|test/mutation/.tmp|apps/web/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};

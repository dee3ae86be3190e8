import { entryFiles, load } from './docs/.vitepress/reference.js'

/** @type {import('typedoc').TypeDocOptions & import('typedoc-plugin-markdown').PluginOptions} */
export default {
  entryPoints: entryFiles,
  tsconfig: 'docs/tsconfig.json',
  plugin: ['typedoc-plugin-markdown', 'typedoc-vitepress-theme', load],
  docsRoot: 'docs',
  out: 'docs/api',
  router: 'member',
  readme: 'none',
  disableSources: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  treatWarningsAsErrors: true,
  // What stays within the package is named where it is used, and not described.
  validation: { invalidLink: true, notExported: false },
  preservedTypeAnnotationTags: ['@throws', '@default'],
  hideBreadcrumbs: true,
  hidePageHeader: true,
  pageTitleTemplates: { index: 'API reference', module: '{name}', member: '{name}' },
  useCodeBlocks: true,
  parametersFormat: 'table',
  groupOrder: [
    'The client',
    'Links',
    'Links in bulk',
    'Join requests',
    'People',
    'Updates',
    'What the bot may do',
    '*',
  ],
  navigation: { includeGroups: true, includeCategories: false, includeFolders: false },
}

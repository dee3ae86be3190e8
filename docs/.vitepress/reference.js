// How the API reference is made of the docstrings: what TypeDoc is told beyond its settings in typedoc.config.js.
import { readFileSync } from 'node:fs'
import { Comment, CommentTag, Converter } from 'typedoc'

const { name, exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/** Every name that the package can be imported by, with the source file that says what is there. */
const entryPoints = Object.entries(exports).flatMap(([path, { types }]) =>
  types === undefined
    ? []
    : [{ name: path.replace('.', name), file: types.replace('./dist/', 'src/').replace('.d.ts', '.ts') }],
)

export const entryFiles = entryPoints.map(({ file }) => file)

/** The headings of the reference, by the room of the house that a thing comes from. The first that fits counts. */
const GROUPS = [
  [/-error\.ts$|^src\/errors\//, 'Errors'],
  [/^src\/links\/bulk\//, 'Links in bulk'],
  [/^src\/links\//, 'Links'],
  [/^src\/join-requests\/|^src\/updates\/screening\//, 'Join requests'],
  [/^src\/(members|people)\//, 'People'],
  [/^src\/access\//, 'What the bot may do'],
  [/^src\/updates\//, 'Updates'],
  [/^src\/emulator\/faults\//, 'Faults'],
  [/^src\/emulator\/acts\//, 'What people do'],
  [/^src\/emulator\//, 'The emulator'],
  [/^src\/adapters\//, 'Adapters'],
  [/^src\//, 'The client'],
]

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.children ?? []) {
      nameAsImported(entry)
      for (const child of entry.children ?? []) group(project, child)
    }
  })
  app.converter.on(Converter.EVENT_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      forgetBases(reflection)
      for (const tag of reflection.comment?.blockTags ?? []) writeOutBraces(project, tag)
    }
  })
}

/** TypeDoc calls an entry point after its file, readers after what they import. */
function nameAsImported(entry) {
  const { name } = entryPoints.find(({ file }) => moduleName(file) === entry.name) ?? entry
  entry.name = name
}

function moduleName(file) {
  return file.replace(/^src\/(.*?)(?:(?<!^src)\/index)?\.ts$/, '$1')
}

function group(project, reflection) {
  const file = project.getSymbolIdFromReflection(reflection)?.packagePath ?? ''
  const [, title] = GROUPS.find(([path]) => path.test(file)) ?? []
  if (title === undefined) return
  reflection.comment ??= new Comment()
  reflection.comment.blockTags.push(new CommentTag('@group', [{ kind: 'text', text: title }]))
}

/** At the top of a page stands what it extends. Of each member it need not be said again. */
function forgetBases(reflection) {
  delete reflection.inheritedFrom
  delete reflection.overwrites
}

/** What stands in braces after a tag, TypeDoc takes for a type, and leaves out: of an error, it is what counts. */
function writeOutBraces(project, { tag, typeAnnotation = '', content }) {
  if (tag === '@default' && typeAnnotation !== '') content.unshift({ kind: 'code', text: `\`${typeAnnotation}\`` })
  if (tag !== '@throws' || typeAnnotation === '') return
  const text = typeAnnotation.slice(1, -1)
  const target = project.getChildByName(['invitegram', text])
  const error = target ? { kind: 'inline-tag', tag: '@link', text, target } : { kind: 'code', text: `\`${text}\`` }
  content.unshift(error, { kind: 'text', text: ' ' })
}

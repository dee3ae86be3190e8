import { posix } from 'node:path'
import ts from 'typescript'

/** Texts of source files by their paths from the repository's root: `src/links/edit.ts`. */
export type Sources = ReadonlyMap<string, string>

/** One file needs another, or a package. */
export interface Import {
  readonly from: string
  /** A file of ours by its path, a package by its name and what follows it; `undefined` if there is no such file. */
  readonly to: string | undefined
  /** As it is written. */
  readonly specifier: string
  /** It is gone once types are erased. */
  readonly typeOnly: boolean
  /** It happens only when its line is reached. */
  readonly dynamic: boolean
}

/** What `#platform` is in each of the two builds. */
const PLATFORM = ['src/transport/platform.node.ts', 'src/transport/platform.ts']

/** All that the files import or export from elsewhere. */
export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) =>
    statementsOf(from, text).flatMap((it) => targetsOf(sources, from, it.specifier).map((to) => ({ from, to, ...it }))),
  )
}

function targetsOf(sources: Sources, from: string, specifier: string): (string | undefined)[] {
  if (specifier === '#platform') return PLATFORM
  if (!specifier.startsWith('.')) return [specifier]
  const path = posix.join(posix.dirname(from), specifier)
  return [[`${path}.ts`, `${path}/index.ts`].find((file) => sources.has(file))]
}

type Statement = Pick<Import, 'specifier' | 'typeOnly' | 'dynamic'>

function statementsOf(path: string, text: string): Statement[] {
  const found: Statement[] = []
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  const names = constantsOf(file)
  const visit = (node: ts.Node): void => {
    const statement = toStatement(node, names)
    if (statement) found.push(statement)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The texts that a file has given names to: what is loaded on demand may go by one. */
function constantsOf(file: ts.SourceFile): ReadonlyMap<string, ts.Node> {
  const declarations = file.statements.filter(ts.isVariableStatement).flatMap((it) => it.declarationList.declarations)
  return new Map(
    declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer ? [[name.text, initializer] as const] : [],
    ),
  )
}

function toStatement(node: ts.Node, names: ReadonlyMap<string, ts.Node>): Statement | undefined {
  if (ts.isImportDeclaration(node)) {
    return { specifier: textOf(node.moduleSpecifier), typeOnly: isErased(node.importClause), dynamic: false }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const typeOnly = node.isTypeOnly || areAllTypes(node.exportClause)
    return { specifier: textOf(node.moduleSpecifier), typeOnly, dynamic: false }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), typeOnly: true, dynamic: false }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments
    const named = argument && ts.isIdentifier(argument) ? names.get(argument.text) : argument
    return { specifier: textOf(named), typeOnly: false, dynamic: true }
  }
  return undefined
}

function isErased(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  return clause.isTypeOnly || (clause.name === undefined && areAllTypes(clause.namedBindings))
}

function areAllTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (bindings === undefined || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) return false
  return bindings.elements.length > 0 && bindings.elements.every((it) => it.isTypeOnly)
}

/** What is put together at run time has no text here, and is no file either. */
function textOf(specifier: ts.Node | undefined): string {
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : './…'
}

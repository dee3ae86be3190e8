import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { type EntryPoint, entryPointsOf } from './entry-points-of'

/**
 * Writes down what a built package offers, a report for each entry point.
 *
 * @param home - the package, with `dist` in it
 * @param folder - where the reports go
 */
export async function writeApiReports(home: string, folder: string): Promise<void> {
  const drafts = await mkdtemp(join(tmpdir(), 'invitegram-api-'))
  try {
    const configs = entryPointsOf(home).map((entry) => toConfig(entry, { home, folder, drafts }))
    const [first, ...others] = configs
    if (first === undefined) throw new Error(`Nothing can be imported from ${home}`)
    const additionalEntryPoints = others.map((config) => config.mainEntryPointFilePath)
    const compilerState = CompilerState.create(first, { additionalEntryPoints })
    for (const config of configs) extract(config, compilerState)
  } finally {
    await rm(drafts, { recursive: true })
  }
}

function extract(config: ExtractorConfig, compilerState: CompilerState): void {
  const errors: string[] = []
  const { succeeded } = Extractor.invoke(config, {
    // Makes new reports of old ones, in place of saying that they differ.
    localBuild: true,
    compilerState,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text)
      message.handled = true
    },
  })
  if (!succeeded) throw new Error(`${config.mainEntryPointFilePath} has no report:\n${errors.join('\n')}`)
}

/** Those of a user, but that the types of other packages are taken as they are. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['dist'],
}

interface Places {
  home: string
  folder: string
  drafts: string
}

function toConfig(entry: EntryPoint, { home, folder, drafts }: Places): ExtractorConfig {
  const configObject: IConfigFile = {
    projectFolder: home,
    mainEntryPointFilePath: join(home, entry.types),
    newlineKind: 'lf',
    compiler: { overrideTsconfig: TSCONFIG },
    apiReport: {
      enabled: true,
      reportFileName: `${entry.name.replaceAll('/', '-')}.api.md`,
      reportFolder: folder,
      reportTempFolder: drafts,
      // What types of the main entry point are made of, such as the table that the reasons of errors come from.
      // The others are made of the main one's, too: there it would all be written down again.
      includeForgottenExports: entry.name === 'invitegram',
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  }
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(home, 'package.json'),
  })
}

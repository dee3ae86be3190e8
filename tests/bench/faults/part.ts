import { Child } from '../child'
import { OURS, OURS_ON_FETCH, PEERS } from '../contestant'
import type { Figure } from '../figure'
import { programFile } from '../programs'
import type { Result } from '../result'
import type { End } from './program'
import { SCENARIOS, type Scenario } from './scenarios'
import type { ServerOrder, Tally } from './server'
import { CERTIFICATE_FILE, KEY_FILE } from './tls'

/** A contestant, and the way it goes. */
interface Way {
  name: string
  contestant: string
  isSecure: boolean
}

interface Ended {
  scenario: Scenario
  end: End
  /** How often the work was done. */
  links: number
}

const OUR_WAYS: readonly Way[] = [
  { name: `${OURS}, http`, contestant: OURS, isSecure: false },
  { name: `${OURS}, https`, contestant: OURS, isSecure: true },
  { name: `${OURS}, fetch`, contestant: OURS_ON_FETCH, isSecure: false },
]
const WAYS: readonly Way[] = [...OUR_WAYS, ...PEERS.map((name) => ({ name, contestant: name, isSecure: false }))]

/** Every scenario for every contestant: how a call ends, and how often its work was done. */
export async function benchFaults(): Promise<Result> {
  const all = await Promise.all(WAYS.map(async (way) => ({ way, ended: await goThrough(way) })))
  const ours = all.filter(({ way }) => OUR_WAYS.includes(way))
  return {
    tables: [
      {
        title: 'how a call ends, and how often the work was done if it was not as told',
        head: ['', ...all.map(({ way }) => way.name)],
        rows: SCENARIOS.map((scenario, index) => [
          `${scenario.trouble}, ${scenario.isOnce ? 'once' : 'for ever'}`,
          ...all.map(({ ended }) => describe(ended[index])),
        ]),
      },
      {
        title: `of ${SCENARIOS.length} scenarios`,
        head: ['', 'typed error or success', 'done twice', 'token shown', "caller's line missing"],
        rows: all.map(({ way, ended }) => [
          way.name,
          ...[isFine, isDouble, showsToken, hidesCaller].map((test) => String(ended.filter(test).length)),
        ]),
      },
    ],
    figures: ours.flatMap(({ way, ended }) => figuresOf(way.name, ended)),
  }
}

async function goThrough({ contestant, isSecure }: Way): Promise<Ended[]> {
  const server = new Child<ServerOrder, Tally>(programFile('faults/server'), [KEY_FILE, CERTIFICATE_FILE])
  const env = { NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE }
  const client = new Child<{ apiRoot: string }, End>(programFile('faults/program'), [contestant], { env })
  try {
    const ended: Ended[] = []
    for (const scenario of SCENARIOS) {
      const { url } = await server.tell({ kind: 'open', scenario, isSecure })
      const end = await client.tell({ apiRoot: url })
      const { links } = await server.tell({ kind: 'tally' })
      ended.push({ scenario, end, links })
    }
    return ended
  } finally {
    client.stop()
    server.stop()
  }
}

function describe(ended: Ended | undefined): string {
  if (ended === undefined) return ''
  const { end, links } = ended
  const expected = end.kind === 'link' ? 1 : 0
  const name = end.kind === 'error' ? end.name : end.kind === 'link' ? 'link' : 'no end'
  return links === expected ? name : `${name}, ${links}×`
}

function figuresOf(name: string, ended: readonly Ended[]): Figure[] {
  const count = (test: (one: Ended) => boolean) => [ended.filter(test).length]
  const never = (what: string, test: (one: Ended) => boolean): Figure => {
    return { what: `${name}: ${what}`, bound: { atMost: 0 }, values: count(test), isForEach: true }
  }
  return [
    {
      what: `${name}: typed error or success within the limits`,
      bound: { atLeast: SCENARIOS.length },
      values: count(isFine),
      isForEach: true,
    },
    never('work done more than once', isDouble),
    never('work done, and the error does not say that it may be', isUntold),
    never('token in an error', showsToken),
    never("no caller's line in the stack", hidesCaller),
  ]
}

function isFine({ end }: Ended): boolean {
  return end.kind === 'link' || (end.kind === 'error' && end.isTyped)
}

function isDouble({ links }: Ended): boolean {
  return links > 1
}

function isUntold({ end, links }: Ended): boolean {
  return links > 0 && end.kind === 'error' && end.outcome !== 'unknown'
}

function showsToken({ end }: Ended): boolean {
  return end.kind === 'error' && end.showsToken
}

function hidesCaller({ end }: Ended): boolean {
  return end.kind === 'error' && !end.showsCaller
}

import { type Emulator, readInviteLink } from 'invitegram/emulator'
import { jsonOrText } from '../support/json-or-text'
import { checkAllowedUpdates } from './allowed-updates-case'
import { callByClient } from './call-by-client'
import { linkByClient } from './client-checks'
import { checkDelivery } from './delivery-case'
import { answerDifferences, headerDifferences, nearest, refsOf, unknownExpectations } from './expectation'
import { furtherDifferences, prepareUpstream } from './further-calls'
import { send, sendBody } from './http'
import { type Difference, differences, filledIn, isObject, valueAt } from './match'
import { nameAsCall } from './name-case'
import { judged, type Outcome } from './outcome'
import { checkPoll } from './poll-case'
import { isKind, type Kind, reasonToSkip } from './skipping'
import { call, onStage, type Stage } from './stage'
import { checkUpdate } from './update-case'
import type { Case, CaseRequest, World } from './vectors'

const CHECKS: Readonly<Record<Kind, (stage: Stage, item: Case, world: World) => Promise<Difference[]>>> = {
  call: checkCall,
  upstream: checkCall,
  http: checkHttp,
  args: checkArguments,
  name: checkName,
  link: checkLink,
  poll: checkPoll,
  'allowed-updates': checkAllowedUpdates,
  delivery: checkDelivery,
  update: checkUpdate,
}

/** Runs a case against the emulator, over HTTP; names and links against the client's own reading, too. */
export async function onEmulator(world: World, item: Case, watch: (telegram: Emulator) => void): Promise<Outcome> {
  const { kind } = item
  const because = reasonToSkip(item)
  if (because !== undefined || !isKind(kind)) return { verdict: 'skipped', item, because: because ?? kind }
  return judged(item, () =>
    onStage(world, item, watch, async (stage) => ({ differences: await CHECKS[kind](stage, item, world) })),
  )
}

async function checkCall(stage: Stage, item: Case): Promise<Difference[]> {
  const { telegram, root, bot } = stage
  const { method = '', params, encoding, rawBody } = item
  prepareUpstream(telegram, item)

  const before = telegram.clock.now()
  const answer =
    rawBody === undefined
      ? await call(stage, item, { method, params, encoding })
      : await sendBody(root, bot.token, method, rawBody)
  const delaySeconds = (telegram.clock.now().getTime() - before.getTime()) / 1000

  const result = valueAt(jsonOrText(answer.body), 'result')
  const best = nearest(item.expect, (one) => answerDifferences(one, answer, refsOf(item, result), delaySeconds))
  return [...best.differences, ...(await furtherDifferences(stage, item, best.alternative, result))]
}

async function checkHttp({ root }: Stage, item: Case): Promise<Difference[]> {
  const answer = await send(root, requestOf(item))
  const answered = jsonOrText(answer.body)
  const refs = refsOf(item)
  return nearest(item.expect, ({ status, json, body, headers = {}, jsonExactKeys, ...others }) => [
    ...(status === undefined ? [] : differences(status, answer.status, refs, 'HTTP status')),
    ...(json === undefined ? [] : differences(json, answered, refs, '')),
    ...(body === undefined ? [] : differences(body, answer.body, refs, 'body')),
    ...(jsonExactKeys === undefined ? [] : differences(jsonExactKeys, keysOf(answered), refs, 'keys')),
    ...headerDifferences(headers, answer.headers, refs),
    ...unknownExpectations(others, []),
  ]).differences
}

async function checkArguments({ telegram, root }: Stage, item: Case): Promise<Difference[]> {
  await send(root, requestOf(item))
  const seen = telegram.calls.at(-1)?.params ?? {}
  const refs = refsOf(item)
  return nearest(item.expect, ({ args = {}, ...others }) => [
    ...differences(args, seen, refs, ''),
    ...differences(keysOf(args).sort(), keysOf(seen).sort(), refs, 'names'),
    ...unknownExpectations(others, []),
  ]).differences
}

async function checkName(stage: Stage, item: Case): Promise<Difference[]> {
  const asCall = nameAsCall(stage, item)
  const { differences } = await callByClient(stage, asCall)
  return [...(await checkCall(stage, asCall)), ...differences.map((one) => ({ ...one, path: `client: ${one.path}` }))]
}

async function checkLink(_: Stage, item: Case): Promise<Difference[]> {
  const { input = '', expect } = item
  const link = readInviteLink(input) ?? { kind: 'none' }
  // The normal forms follow from the hash.
  const forms = 'hash' in link && {
    deepLink: `tg:join?invite=${link.hash}`,
    webLink: `https://t.me/+${link.hash}`,
  }
  return [...differences(expect, { ...link, ...forms }, refsOf(item), 'emulator'), ...linkByClient(item)]
}

function requestOf(item: Case): CaseRequest {
  const { method = 'GET', path = '/', headers, body = '' } = item.request ?? {}
  return { method, path, headers, body: filledIn(body, refsOf(item)) }
}

function keysOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : []
}

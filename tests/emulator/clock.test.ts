import { Emulator } from 'invitegram/emulator'
import { afterEach, expect, test, vi } from 'vitest'
import { aScene, CHAT, NOW, saidBy } from './scene'

afterEach(() => {
  vi.useRealTimers()
})

/** Notes who woke when, by seconds since the beginning. */
function aDiary(telegram: Emulator) {
  const entries: string[] = []
  const write = (who: string) => entries.push(`${who} at ${(telegram.clock.now().getTime() - NOW.getTime()) / 1000}`)
  return { entries, write }
}

test('a still clock moves only by hand', async () => {
  const { clock } = new Emulator({ startAt: NOW })

  await clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4 })

  expect(clock.now()).toEqual(new Date('2027-03-02T14:03:04Z'))
})

test('advancing wakes all who are due on the way, in order, each at their moment', async () => {
  const telegram = new Emulator({ startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const sleeps = [
    telegram.clock.sleep(3000).then(() => write('third')),
    telegram.clock.sleep(1000).then(() => write('first')),
    telegram.clock.sleep(1000).then(() => write('second')),
  ]
  const late = telegram.clock.sleep(5000).then(() => write('late'))

  await telegram.clock.advance(4000)

  await Promise.all(sleeps)
  expect(entries).toEqual(['first at 1', 'second at 1', 'third at 3'])
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:04Z'))
  await telegram.clock.advance(1000)
  await late
})

test('who falls asleep again on the way is woken again', async () => {
  const telegram = new Emulator({ startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const twice = telegram.clock
    .sleep(1000)
    .then(() => telegram.clock.sleep(1000))
    .then(() => write('again'))

  await telegram.clock.advance({ seconds: 5 })

  await twice
  expect(entries).toEqual(['again at 2'])
})

test('time passes by who only dozes, and wakes them on arrival', async () => {
  const telegram = new Emulator({ startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const dozes = [
    telegram.clock.doze(1000).then(() => write('dozer')),
    telegram.clock.doze(2000).then(() => write('other dozer')),
  ]
  const late = telegram.clock.doze(5000).then(() => write('late dozer'))
  const sleeping = telegram.clock.sleep(3000).then(() => write('sleeper'))

  await telegram.clock.advance({ seconds: 4 })

  await Promise.all([...dozes, sleeping])
  expect(entries).toEqual(['sleeper at 3', 'dozer at 4', 'other dozer at 4'])
  await telegram.clock.advance({ seconds: 1 })
  await late
})

test('what waking a dozer sets off is let happen', async () => {
  const telegram = new Emulator({ startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const again = telegram.clock
    .doze(1000)
    .then(() => new Promise((resolve) => setTimeout(resolve)))
    .then(() => write('awake'))

  await telegram.clock.advance({ seconds: 2 })

  expect(entries).toEqual(['awake at 2'])
  await again
})

test('who dozes may give up, even past the time', async () => {
  const telegram = new Emulator({ startAt: NOW })
  const controller = new AbortController()
  const given = telegram.clock.doze(1000, controller.signal).catch((reason: unknown) => reason)
  telegram.clock.alarm(new Date('2027-03-01T12:00:02Z'), () => controller.abort('news'))

  await telegram.clock.advance({ seconds: 3 })

  expect(await given).toBe('news')
})

test('two who advance at once take turns', async () => {
  const { clock } = new Emulator({ startAt: NOW })

  await Promise.all([clock.advance(1000), clock.advance(500)])

  expect(clock.now()).toEqual(new Date('2027-03-01T12:00:01.500Z'))
})

test.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY], [{ seconds: -1 }]])(
  '%j is no duration',
  async (duration) => {
    const { clock } = new Emulator({ startAt: NOW })

    const advancing = clock.advance(duration)

    await expect(advancing).rejects.toMatchObject({ name: 'InvalidOptionsError', option: 'duration' })
    expect(clock.now()).toEqual(NOW)
  },
)

test('an unknown part of a duration is refused', async () => {
  const { clock } = new Emulator({ startAt: NOW })

  const advancing = clock.advance({ weeks: 1 } as object)

  await expect(advancing).rejects.toMatchObject({ name: 'InvalidOptionsError', option: 'weeks' })
})

test.each([[0], [-5], [Number.NaN]])('a sleep of %d is over at once', async (ms) => {
  const { clock } = new Emulator({ startAt: NOW })

  const sleeping = clock.sleep(ms)

  await expect(sleeping).resolves.toBeUndefined()
})

test('a sleep is given up with the reason of its signal', async () => {
  const { clock } = new Emulator({ startAt: NOW })
  const controller = new AbortController()
  const sleeping = clock.sleep(1000, controller.signal)

  controller.abort('enough')

  await expect(sleeping).rejects.toBe('enough')
  await expect(clock.sleep(1000, controller.signal)).rejects.toBe('enough')
})

test('a signal that is aborted after the sleep changes nothing', async () => {
  const { clock } = new Emulator({ startAt: NOW })
  const controller = new AbortController()
  const sleeping = clock.sleep(1000, controller.signal)

  await clock.advance(1000)
  controller.abort('enough')

  await expect(sleeping).resolves.toBeUndefined()
})

test('a clock of the system goes with it, from where it was set', () => {
  vi.useFakeTimers({ now: new Date('2020-01-01T00:00:00Z') })
  const { clock } = new Emulator({ clock: 'system', startAt: NOW })

  vi.setSystemTime(new Date('2020-01-01T00:00:30Z'))

  expect(clock.now()).toEqual(new Date('2027-03-01T12:00:30Z'))
})

test('a clock of the system wakes in time, the earlier first', async () => {
  vi.useFakeTimers()
  const telegram = new Emulator({ clock: 'system', startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const sleeps = [
    telegram.clock.sleep(3000).then(() => write('second')),
    telegram.clock.sleep(2000).then(() => write('first')),
  ]

  await vi.advanceTimersByTimeAsync(3000)

  await Promise.all(sleeps)
  expect(entries).toEqual(['first at 2', 'second at 3'])
})

test('a clock of the system sleeps longer than a timer can', async () => {
  vi.useFakeTimers()
  const telegram = new Emulator({ clock: 'system', startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const sleeping = telegram.clock.sleep(2 ** 31 + 5000).then(() => write('awake'))

  await vi.advanceTimersByTimeAsync(2 ** 31)
  const tooEarly = [...entries]
  await vi.advanceTimersByTimeAsync(5000)

  await sleeping
  expect(tooEarly).toEqual([])
  expect(entries).toEqual(['awake at 2147488.648'])
})

test('a clock of the system can be put forward, and sleepers notice', async () => {
  vi.useFakeTimers()
  const telegram = new Emulator({ clock: 'system', startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const soon = telegram.clock.sleep(60_000).then(() => write('soon'))
  const later = telegram.clock.sleep(3_600_000).then(() => write('later'))

  const advancing = telegram.clock.advance({ minutes: 59 })
  await vi.advanceTimersByTimeAsync(61_000)

  await Promise.all([advancing, soon, later])
  expect(entries).toEqual(['soon at 60', 'later at 3600'])
})

test('after a clock of the system was put forward, who still sleeps wakes sooner', async () => {
  vi.useFakeTimers()
  const telegram = new Emulator({ clock: 'system', startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const sleeping = telegram.clock.sleep(3_600_000).then(() => write('awake'))
  const advancing = telegram.clock.advance({ minutes: 50 })
  await vi.advanceTimersByTimeAsync(60_000)
  await advancing

  await vi.advanceTimersByTimeAsync(9 * 60_000 + 1000)

  await sleeping
  expect(entries).toEqual(['awake at 3600'])
})

test('nothing is left to wait for when the only sleeper gave up', async () => {
  vi.useFakeTimers()
  const { clock } = new Emulator({ clock: 'system', startAt: NOW })
  const controller = new AbortController()
  const sleeping = clock.sleep(60_000, controller.signal)

  controller.abort('enough')

  await expect(sleeping).rejects.toBe('enough')
  expect(vi.getTimerCount()).toBe(0)
})

test('an automatic clock jumps from wait to wait', async () => {
  const telegram = new Emulator({ clock: 'auto', startAt: NOW })
  const { entries, write } = aDiary(telegram)

  await Promise.all([
    telegram.clock.sleep(86_400_000).then(() => write('tomorrow')),
    telegram.clock.sleep(60_000).then(() => write('in a minute')),
  ])
  await telegram.clock.sleep(1000).then(() => write('a second later'))

  expect(entries).toEqual(['in a minute at 60', 'tomorrow at 86400', 'a second later at 86401'])
})

test('an automatic clock jumps to who dozes when nothing else is left', async () => {
  const telegram = new Emulator({ clock: 'auto', startAt: NOW })
  const { entries, write } = aDiary(telegram)
  telegram.clock.alarm(new Date('2027-03-01T12:00:06Z'), () => write('alarm'))

  await Promise.all([
    telegram.clock.doze(1000).then(() => write('dozer')),
    telegram.clock.doze(7000).then(() => write('late dozer')),
    telegram.clock.sleep(3000).then(() => write('sleeper')),
    telegram.clock.sleep(5000).then(() => write('late sleeper')),
  ])

  expect(entries).toEqual(['sleeper at 3', 'dozer at 3', 'late sleeper at 5', 'alarm at 6', 'late dozer at 7'])
})

test('on a clock of the system who dozes wakes in time', async () => {
  vi.useFakeTimers()
  const telegram = new Emulator({ clock: 'system', startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const waits = [
    telegram.clock.doze(2000).then(() => write('dozer')),
    telegram.clock.sleep(3000).then(() => write('sleeper')),
  ]

  await vi.advanceTimersByTimeAsync(3000)

  await Promise.all(waits)
  expect(entries).toEqual(['dozer at 2', 'sleeper at 3'])
})

test('an automatic clock does not jump while one request follows another, over a real socket', async () => {
  const { telegram, bot } = aScene({ clock: 'auto' })
  const { entries, write } = aDiary(telegram)
  const server = await telegram.listen()
  const sleeping = telegram.clock.sleep(1000).then(() => write('slept'))

  for (let count = 0; count < 8; count++) await fetch(`${server.url}/bot${bot.token}/getChat?chat_id=${CHAT}`)
  write('answered')

  await sleeping
  await server.close()
  expect(telegram.calls).toHaveLength(8)
  expect(entries).toEqual(['answered at 0', 'slept at 1'])
})

test('an automatic clock does not jump while a request is being worked on, however long', async () => {
  const { telegram, bot } = aScene({ clock: 'auto' })
  const { entries, write } = aDiary(telegram)
  const { readable, writable } = new TransformStream()
  const sending = { method: 'POST', body: readable, duplex: 'half' } as const
  const call = telegram.fetch(`https://telegram.example/bot${bot.token}/getMe`, sending)
  const sleeping = telegram.clock.sleep(1000).then(() => write('slept'))

  for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setTimeout(resolve))
  await writable.close()
  await call
  write('answered')

  await sleeping
  expect(entries).toEqual(['answered at 0', 'slept at 1'])
})

test('an automatic clock jumps over what makes the server wait', async () => {
  const { telegram, ask } = aScene({ clock: 'auto' })
  telegram.failUpstream('createChatInviteLink', { code: 420, message: 'FLOOD_WAIT_7' })

  const said = await ask('createChatInviteLink', { chat_id: CHAT })

  expect(said.ok).toBe(true)
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:07Z'))
})

test('an automatic clock goes on after a caller gave up a call that waits', async () => {
  const { telegram, bot } = aScene({ clock: 'auto' })
  telegram.failUpstream('getMe', { code: 420, message: 'FLOOD_WAIT_7' })
  const controller = new AbortController()
  const call = telegram.fetch(`https://telegram.example/bot${bot.token}/getMe`, { signal: controller.signal })
  controller.abort('enough')
  await expect(call).rejects.toBe('enough')

  await telegram.clock.sleep(60_000)

  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:01:00Z'))
  expect(await saidBy(await telegram.fetch(`https://telegram.example/bot${bot.token}/getMe`))).toMatchObject({
    ok: true,
  })
})

test('an alarm rings when time comes by', async () => {
  const telegram = new Emulator({ startAt: NOW })
  const { entries, write } = aDiary(telegram)
  telegram.clock.alarm(new Date('2027-03-01T12:00:02Z'), () => write('second'))
  telegram.clock.alarm(new Date('2027-03-01T12:00:01Z'), () => write('first'))
  telegram.clock.alarm(new Date('2027-03-01T12:00:04Z'), () => write('late'))

  await telegram.clock.advance({ seconds: 3 })

  expect(entries).toEqual(['first at 1', 'second at 2'])
})

test('what an alarm ends does not wake any more', async () => {
  const telegram = new Emulator({ startAt: NOW })
  const { entries, write } = aDiary(telegram)
  const controller = new AbortController()
  telegram.clock.alarm(new Date('2027-03-01T12:00:01Z'), () => controller.abort('enough'))
  const given = telegram.clock.sleep(1000, controller.signal).catch((reason: unknown) => reason)
  const other = telegram.clock.sleep(2000).then(() => write('other'))

  await telegram.clock.advance({ seconds: 2 })
  await other

  expect(await given).toBe('enough')
  expect(entries).toEqual(['other at 2'])
})

test('an automatic clock does not jump to an alarm, but rings it on the way', async () => {
  const telegram = new Emulator({ startAt: NOW, clock: 'auto' })
  const { entries, write } = aDiary(telegram)
  telegram.clock.alarm(new Date('2027-03-01T12:00:01Z'), () => write('near'))
  telegram.clock.alarm(new Date('2027-03-01T12:01:00Z'), () => write('far'))

  await telegram.clock.sleep(5000)
  write('awake')
  await telegram.clock.advance(0)
  await telegram.clock.advance(0)

  expect(entries).toEqual(['near at 1', 'awake at 5'])
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:05Z'))
})

test('an alarm on a clock of the system rings in time', async () => {
  vi.useFakeTimers({ now: NOW })
  const telegram = new Emulator({ startAt: NOW, clock: 'system' })
  const { entries, write } = aDiary(telegram)
  telegram.clock.alarm(new Date('2027-03-01T12:00:10Z'), () => write('rung'))

  await vi.advanceTimersByTimeAsync(9_999)
  const before = [...entries]
  await vi.advanceTimersByTimeAsync(1)

  expect([before, entries]).toEqual([[], ['rung at 10']])
})

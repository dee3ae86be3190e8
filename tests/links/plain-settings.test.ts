import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSettings } from '../../src/links/check-options'
import type { LooseSettings } from '../../src/links/options'
import { toLinkParams } from '../../src/links/params'
import { arePlain } from '../../src/links/plain-settings'

const NOW = new Date('2029-12-31T22:00:00.500Z')

/** Right more often than not, or there would be little to compare. */
const mostly = (right: fc.Arbitrary<unknown>, anything: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 7, arbitrary: right }, { weight: 1, arbitrary: anything })

/** Settings of all kinds, those just beside what is allowed among them. */
const settings = fc.record(
  {
    title: mostly(
      fc.constantFrom(null, undefined, '', 'Spring', 'x'.repeat(32), '🎉'.repeat(32)),
      fc.oneof(fc.constantFrom(5, 'x'.repeat(33), 'a\ud83c', '\udf89b'), fc.string({ unit: 'binary', maxLength: 40 })),
    ),
    expireAt: mostly(
      fc.oneof(
        fc.constantFrom(null, undefined),
        fc.date({ min: new Date('2029-12-31T22:00:00Z'), max: new Date('2029-12-31T22:00:03Z') }),
        fc.date({ min: new Date('2038-01-19T03:14:05Z'), max: new Date('2038-01-19T03:14:09Z') }),
      ),
      fc.oneof(fc.constantFrom(1_893_456_000, '2030-01-01'), fc.date()),
    ),
    expireIn: mostly(fc.constantFrom(null, undefined), fc.constantFrom({ days: 7 }, {})),
    limit: mostly(
      fc.constantFrom(null, undefined, 1, 99_999),
      fc.oneof(fc.constantFrom(0, 100_000, 2.5, '5', Number.NaN), fc.integer()),
    ),
    requireApproval: mostly(fc.constantFrom(undefined, true, false), fc.constantFrom(null, 'yes')),
    expiresAt: mostly(fc.constantFrom(undefined), fc.constantFrom(5)),
  },
  { requiredKeys: ['title', 'expireAt', 'limit'] },
)

test('what is right at first sight is right in full, and asks for the same', () => {
  fc.assert(
    fc.property(settings, (given) => {
      const loose = given as LooseSettings
      fc.pre(arePlain(loose, NOW))

      const checked = checkSettings(loose, NOW, 'createInviteLink')

      expect(toLinkParams(checked)).toEqual(toLinkParams(loose))
    }),
  )
})

test.each<[name: string, LooseSettings]>([
  ['nothing', {}],
  ['a title', { title: 'Spring campaign' }],
  ['32 emoji', { title: '🎉'.repeat(32) }],
  ['a title with line breaks', { title: 'Spring\ncampaign' }],
  ['a moment', { expireAt: new Date('2029-12-31T22:00:01Z') }],
  ['the last moment', { expireAt: new Date('2038-01-19T03:14:07.999Z') }],
  ['the largest limit', { limit: 99_999 }],
  ['approval', { requireApproval: true, limit: null }],
  ['a limit without approval', { limit: 1, requireApproval: false }],
  ['nothing but nulls', { title: null, expireAt: null, expireIn: null, limit: null }],
])('%s needs no second look', (_, given) => {
  expect(arePlain(given, NOW)).toBe(true)
})

test('what is inherited is looked at, too', () => {
  const given = Object.create({ expireIn: { days: 7 } })

  expect(arePlain(given, NOW)).toBe(false)
})

import { measureBundle } from '../bundle'
import { PROGRAMS } from '../programs'
import type { Result } from '../result'

const KIBIBYTE = 1_024

/** How much a page has to load to make a link. */
export async function benchBundle(): Promise<Result> {
  const { untilALink, everything, files } = await measureBundle(PROGRAMS)
  const size = (bytes: number) => (bytes / KIBIBYTE).toFixed(2)
  return {
    tables: [
      {
        title: 'what a page loads to make a link, minified and gzipped',
        head: ['', 'KiB'],
        rows: [
          ['until it has its link', size(untilALink)],
          ...files.map(({ name, bytes, isNeeded }) => [
            `  ${name}${isNeeded ? '' : ', when there is a use for it'}`,
            size(bytes),
          ]),
          ['everything', size(everything)],
        ],
      },
    ],
    figures: [
      {
        what: 'web bundle of a page that makes a link',
        bound: { atMost: 8 },
        aim: 7,
        values: [untilALink / KIBIBYTE],
        unit: ' KiB',
        isForEach: true,
      },
    ],
  }
}

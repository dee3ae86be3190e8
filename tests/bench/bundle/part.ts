import { type BundleSize, measureBundle } from '../bundle'
import type { Figure } from '../figure'
import { PROGRAMS } from '../programs'
import type { Result } from '../result'
import type { Table } from '../table'
import { LINK_PAGE, WEBHOOK_PAGE } from './pages'

const KIBIBYTE = 1_024

/** How much a page has to load to make a link, and to be told who came through one. */
export async function benchBundle(): Promise<Result> {
  const link = await measureBundle(PROGRAMS, LINK_PAGE)
  const webhook = await measureBundle(PROGRAMS, WEBHOOK_PAGE)
  return {
    tables: [
      toTable('what a page loads to make a link, minified and gzipped', 'until it has its link', link),
      toTable('what a Worker loads to be told who came through a link', 'until it was told of the first', webhook),
    ],
    figures: [
      toFigure('web bundle of a page that makes a link', link, { atMost: 9.25, aim: 8 }),
      toFigure('web bundle of a Worker that is told who came', webhook, { atMost: 13, aim: 11 }),
    ],
  }
}

function toTable(title: string, until: string, { needed, everything, files }: BundleSize): Table {
  return {
    title,
    head: ['', 'KiB'],
    rows: [
      [until, inKibibytes(needed)],
      ...files.map(({ name, bytes, isNeeded }) => [
        `  ${name}${isNeeded ? '' : ', when there is a use for it'}`,
        inKibibytes(bytes),
      ]),
      ['everything', inKibibytes(everything)],
    ],
  }
}

function toFigure(what: string, { needed }: BundleSize, { atMost, aim }: { atMost: number; aim: number }): Figure {
  return { what, bound: { atMost }, aim, values: [needed / KIBIBYTE], unit: ' KiB', isForEach: true }
}

function inKibibytes(bytes: number): string {
  return (bytes / KIBIBYTE).toFixed(2)
}

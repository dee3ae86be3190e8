import type { Clock } from '../../time/clock'
import { BrokenConnection } from './broken-connection'
import type { Delivery } from './wire'

/** A slow body comes in so many pieces. */
const PIECES = 10

/** A way for an answer to come at least in part. */
export type InPieces = Extract<Delivery, { kind: 'slow' | 'cut' }>

/**
 * The body of an answer, piece by piece as it is due.
 *
 * @param signal - ends the waiting, with its `reason`
 * @throws {BrokenConnection} where the connection breaks
 */
export async function* piecesOf(
  body: string,
  delivery: InPieces,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (delivery.kind === 'cut') {
    yield body.slice(0, delivery.afterBytes ?? body.length / 2)
    throw new BrokenConnection('terminated')
  }

  const upTo = (whole: number, piece: number) => Math.floor((whole * piece) / PIECES)
  for (let piece = 0; piece < PIECES; piece++) {
    await clock.sleep(upTo(delivery.overMs, piece + 1) - upTo(delivery.overMs, piece), signal)
    yield body.slice(upTo(body.length, piece), upTo(body.length, piece + 1))
  }
}

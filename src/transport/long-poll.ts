/** The time that `getUpdates` was asked to wait for news, on top of what an answer takes. */
export function longPollMs(method: string, params: object): number {
  const timeout = method === 'getUpdates' && 'timeout' in params ? params.timeout : 0
  return typeof timeout === 'number' && timeout > 0 ? timeout * 1_000 : 0
}

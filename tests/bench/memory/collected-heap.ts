/** How much of the heap is in use when all that is garbage is gone, in bytes. Node has to be told `--expose-gc`. */
export function collectedHeap(): number {
  if (globalThis.gc === undefined) throw new Error('Start this with --expose-gc')
  // What has finalizers goes in two steps.
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

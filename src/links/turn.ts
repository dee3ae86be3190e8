/** Lets one through after another, in the order of their coming, whatever became of those before. */
export class Turn {
  #last: Promise<unknown> | undefined

  /** @param signal - gives up the place in the queue; what is being done by then ends by itself */
  async take<T>(act: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const before = this.#last
    let end = () => {}
    // A promise beside that of the act: of one that two wait for, no stack leads to the caller's line.
    const own = new Promise<void>((resolve) => {
      end = resolve
    })
    this.#last = before === undefined ? own : before.then(() => own)
    try {
      if (before !== undefined) await unlessAborted(before, signal)
      return await act()
    } finally {
      end()
    }
  }
}

function unlessAborted(wait: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason)
    signal?.addEventListener('abort', abort)
    void wait.then(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    })
  })
}

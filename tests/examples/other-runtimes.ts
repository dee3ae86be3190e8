// Runs before a piece of documentation that is for Bun or Deno: on Node, what it names of them is there. That the real ones
// take it, the suite of the runtimes checks.

type Handler = (request: Request) => Promise<Response>

/** A handler that is to serve is asked once, by somebody who has no business there. */
async function serve(handler: Handler): Promise<void> {
  const { status } = await handler(new Request('https://bot.example/telegram', { method: 'POST' }))
  if (status !== 401) throw new Error(`A stranger was answered with ${status}`)
}

Object.assign(globalThis, {
  Bun: { env: process.env, serve: ({ fetch }: { fetch: Handler }) => serve(fetch) },
  Deno: {
    env: { get: (name: string) => process.env[name] },
    serve: (_: object, handler: Handler) => serve(handler),
  },
})

import { hirePorter } from '../suite/porter'
import { runInProcess } from './process'

/** The part of Deno that is used. */
declare const Deno: {
  serve(
    options: { port: number; hostname: string; onListen: () => void },
    handler: (request: Request) => Promise<Response>,
  ): { readonly addr: { readonly port: number }; shutdown(): Promise<void> }
}

await runInProcess(async (settings) => {
  const { secretToken } = settings
  const options = { port: 0, hostname: '127.0.0.1', onListen: () => {} }
  const server = Deno.serve(options, hirePorter(settings).webhook({ secretToken }))
  return { url: `http://127.0.0.1:${server.addr.port}/telegram`, close: () => server.shutdown() }
})

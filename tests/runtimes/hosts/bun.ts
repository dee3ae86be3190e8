import { hirePorter } from '../suite/porter'
import { runInProcess } from './process'

/** The part of Bun that is used. */
declare const Bun: {
  serve(options: { port: number; hostname: string; fetch: (request: Request) => Promise<Response> }): {
    readonly url: URL
    stop(closeActiveConnections: boolean): Promise<void>
  }
}

await runInProcess(async (settings) => {
  const { secretToken } = settings
  const webhook = hirePorter(settings).webhook({ secretToken })
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: webhook })
  return { url: `${server.url.origin}/telegram`, close: () => server.stop(true) }
})

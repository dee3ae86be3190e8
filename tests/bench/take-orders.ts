/** The other end of a `Child`: does what each order says, and reports. */
export function takeOrders<Order, Report>(obey: (order: Order) => Promise<Report>): void {
  process.on('message', async (order) => {
    try {
      const report = await obey(order as Order)
      if (process.connected) process.send?.({ report })
    } catch (error) {
      if (process.connected) process.send?.({ failure: error instanceof Error ? error.stack : String(error) })
    }
  })
}

/** The same for a server, which would go on listening when there is nobody left to stop it. */
export function serveOrders<Order, Report>(obey: (order: Order) => Promise<Report>): void {
  takeOrders(obey)
  process.on('disconnect', () => process.exit())
}

/** Flags as the wire names them, under the names they have here: `can_invite_users` as `canInviteUsers`. */
export function camelCased<T>(flags: Record<string, boolean>): Partial<T> {
  const entries = Object.entries(flags).map(([name, value]) => [camelCase(name), value])
  return Object.fromEntries(entries) as Partial<T>
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

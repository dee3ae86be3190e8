/** A slash and a word, with or without the bot that it is for, and neither in the middle of another word nor of a path. */
const COMMAND = /(?<![\p{L}\p{N}_/<>])\/[a-z\d_]{1,64}(?:@[a-z\d_]{3,32})?(?![\p{L}\p{N}_/@<>])/giu

/** Where in a text the commands to bots are; `undefined` if there are none. */
export function toCommands(text: string) {
  const commands = [...text.matchAll(COMMAND)].map(({ index, 0: { length } }) => {
    return { type: 'bot_command', offset: index, length }
  })
  return commands.length > 0 ? commands : undefined
}

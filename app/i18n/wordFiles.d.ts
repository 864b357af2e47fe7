/** What the build knows (remix.config.js): the scripts that hold a language's words, as a page asks for them. */
declare module 'virtual:word-files' {
  export const wordFiles: Readonly<Record<import('./language').Language, readonly string[]>>
}

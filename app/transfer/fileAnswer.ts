import { attachment } from '../model/text/disposition'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown; charset=utf-8',
}
export type FileEnding = keyof typeof types

/** A file as an answer (C1). Both names without their ending: `plain` for programs that know only ASCII. */
export function fileAnswer(
  content: BodyInit,
  ending: FileEnding,
  { plain, name }: { plain: string; name: string },
  headers: Record<string, string> = {},
): Response {
  return new Response(content, {
    headers: {
      'Content-Type': types[ending],
      'Content-Disposition': attachment(`${plain}.${ending}`, `${name}.${ending}`),
      ...headers,
    },
  })
}

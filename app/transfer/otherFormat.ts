import { zipDirectory } from './zipDirectory'

/** What an archive is, by an entry that only its kind has. */
const byEntry: Readonly<Record<string, string>> = {
  'xl/workbook.bin': 'XLSB',
  'word/document.xml': 'DOCX',
  'ppt/presentation.xml': 'PPTX',
  'content.xml': 'ODS',
  'Index/Document.iwa': 'Numbers',
}
/** What a text is, by how it begins, whatever the file is called: programs save web pages as `.xls`. */
const byStart: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'PDF'],
  [/^\{\\rtf/, 'RTF'],
  [/^MIME-Version:/i, 'MHTML'],
  [/^(<\?xml[^>]*>|<!--[\s\S]*?-->|\s)*<(!doctype\s+html|html|head|meta|body|style|div|table)\b/i, 'HTML'],
  [/^<(\?xml|Workbook|[a-z]+:Workbook)\b/i, 'XML'],
]

/** The name of a format that import does not read, but that people take for a workbook's or for CSV; else null. */
export function otherFormat(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const names = new Set(zipDirectory(bytes).map(({ name }) => name))
    return (
      Object.keys(byEntry)
        .map((entry) => (names.has(entry) ? byEntry[entry]! : null))
        .find((format) => format !== null) ?? null
    )
  }
  // Zeros are half of a text in UTF-16.
  const start = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4_096))
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)+|\0/g, '')
    .trimStart()
  return byStart.find(([sign]) => sign.test(start))?.[1] ?? null
}

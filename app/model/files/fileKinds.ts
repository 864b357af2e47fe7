/** What bytes are, as far as it tells accepted files apart (`sniffFile.ts`). */
export type Content =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'heic'
  | 'tiff'
  | 'old-word'
  | 'old-excel'
  | 'old-powerpoint'
  | 'locked-office'
  | 'word'
  | 'excel'
  | 'powerpoint'
  | 'ofd'
  | 'zip'

export interface FileKind {
  type: string
  /** What a file of such a name may be. */
  contents: readonly Content[]
  /** Do browsers show it, and safely? Pictures and PDF. */
  isShown: boolean
}

const kind = (type: string, ...contents: Content[]): FileKind => ({ type, contents, isShown: false })
const shown = (type: string, content: Content): FileKind => ({ type, contents: [content], isShown: true })

const openXml = 'application/vnd.openxmlformats-officedocument'
const jpeg = shown('image/jpeg', 'jpeg')
const heic = kind('image/heic', 'heic')
const tiff = kind('image/tiff', 'tiff')

/**
 * What departments hand in, by the ending of its name. Nothing that runs: no HTML, no SVG, no macros by their own endings. A
 * password makes another container of an Office file.
 */
const kinds: Readonly<Record<string, FileKind>> = {
  pdf: shown('application/pdf', 'pdf'),
  ofd: kind('application/ofd', 'ofd'),
  png: shown('image/png', 'png'),
  jpg: jpeg,
  jpeg,
  gif: shown('image/gif', 'gif'),
  webp: shown('image/webp', 'webp'),
  heic,
  heif: heic,
  tif: tiff,
  tiff,
  docx: kind(`${openXml}.wordprocessingml.document`, 'word', 'locked-office'),
  xlsx: kind(`${openXml}.spreadsheetml.sheet`, 'excel', 'locked-office'),
  pptx: kind(`${openXml}.presentationml.presentation`, 'powerpoint', 'locked-office'),
  doc: kind('application/msword', 'old-word'),
  xls: kind('application/vnd.ms-excel', 'old-excel'),
  ppt: kind('application/vnd.ms-powerpoint', 'old-powerpoint'),
  wps: kind('application/vnd.ms-works', 'old-word', 'word'),
  et: kind('application/vnd.ms-excel', 'old-excel', 'excel'),
  dps: kind('application/vnd.ms-powerpoint', 'old-powerpoint', 'powerpoint'),
  // Never unpacked here: whatever is in it, it is so many bytes.
  zip: kind('application/zip', 'zip', 'word', 'excel', 'powerpoint', 'ofd'),
}

export const fileEndings: readonly string[] = Object.keys(kinds)

/** What a file says to be by its name; null where it says nothing that is accepted. */
export function kindOfName(name: string): FileKind | null {
  const ending = endingOf(name)
  return Object.hasOwn(kinds, ending) ? kinds[ending]! : null
}

/** Are these a file's media type, and one that is shown in place? */
export function isShownType(type: string): boolean {
  return Object.values(kinds).some((known) => known.isShown && known.type === type)
}

/** Of `总结.PDF` it is `pdf`; '' where a name has none. */
export function endingOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

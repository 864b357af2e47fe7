import type { FileProblem, UploadAnswer } from '../model/files/attachment'

/** What is no problem of the file is one of rights. */
const ofProblems: Record<FileProblem, number> = {
  empty: 400,
  'not-understood': 400,
  'over-limit': 413,
  'not-accepted': 415,
  'not-what-it-says': 415,
  'too-many-files': 413,
  'together-full': 413,
  'house-full': 507,
  'too-many-uploads': 429,
  'unknown-row': 404,
  'not-taken': 403,
  'upload-gone': 404,
  incomplete: 409,
}

/** The HTTP status of an answer about an upload. */
export function statusOfUpload(answer: UploadAnswer): number {
  if (answer.outcome !== 'refused') return answer.outcome === 'kept' ? 201 : 200
  return (ofProblems as Record<string, number>)[answer.why] ?? 403
}

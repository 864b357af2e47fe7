import type { Translate } from '../i18n/Translate'
import type { FileProblem } from './fileTable'

/** Why a file cannot be read, where that can be said, and what to do. */
export function fileProblemText(t: Translate, problem: FileProblem): string {
  const { code, detail } = problem
  return [whereText(t, problem), t(`transfer.problem.${code}`, { detail })].filter(Boolean).join(t('ledger.colon'))
}

function whereText(t: Translate, { line, column }: FileProblem): string {
  if (line === undefined) return ''
  return column === undefined ? t('transfer.where.line', { line }) : t('transfer.where.both', { line, column })
}

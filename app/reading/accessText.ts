import type { Translate } from '../i18n/Translate'
import type { Grant } from '../model/house/grant'
import type { Reacher } from '../model/ledger/access'
import type { Wording } from './wording'

/** What somebody may do in a ledger, and why: `王敏可填写区人社局的事项：因为区人社局有权填写自己的事项`. */
export function reacherText(
  t: Translate,
  { departmentName }: Pick<Wording, 'departmentName'>,
  { person: { name, department }, access, by }: Reacher,
): string {
  const what = t(`access.may.${access}`, { name, department: departmentName(department) })
  return t('access.because', { what, why: by ? whyText(t, departmentName, access, by) : t('access.why.administrator') })
}

function whyText(
  t: Translate,
  departmentName: Wording['departmentName'],
  access: Grant['access'],
  { to, access: granted }: Grant,
): string {
  const right = t(`access.right.${granted}`)
  const why = t(`access.why.${to.kind}`, { department: departmentName(to.id), right })
  // A liaison's rights are in a department's rows, and they belong to none.
  return access === granted ? why : t('access.why.noDepartment', { why })
}

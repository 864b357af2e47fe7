/** What the people page says that it has done, behind `?done=`. A new invitation is answered with its link instead. */
const reports = [
  'withdraw',
  'person-save',
  'person-disable',
  'person-enable',
  'department-add',
  'department-save',
  'department-merge',
  'department-close',
  'department-reopen',
  'department-remove',
  'password',
  'telling',
] as const

export function isReport(done: string): done is (typeof reports)[number] {
  return (reports as readonly string[]).includes(done)
}

import { newFileId } from '../support/attach'
import { tracker } from '../support/server'

/** Of these the last coordinates another ledger, and is nobody in this one. */
export const askers = ['nobody', 'viewer', 'department', 'coordinator', 'administrator', 'outsider'] as const
export type Asker = (typeof askers)[number]
/** The status, and where it leads. `unknown`: what a coordinator is answered of a ledger that is not there. */
export type Answers = Record<Asker | 'unknown', string>

interface Row {
  /** A route's id and a method; what stands in the address for its parameters is filled in. */
  route: string
  method: string
  address: string
  answers: Answers
  body?: () => string | URLSearchParams
}

/** Viewer, department, coordinator, administrator; each as its own, or all as the one. */
type Four = [string, string, string, string] | [string]
const four = ([viewer, department = viewer, coordinator = viewer, administrator = coordinator]: Four) => ({
  viewer,
  department,
  coordinator,
  administrator,
})
const all = (answer: string): Answers => ({ nobody: answer, ...four([answer]), outsider: answer, unknown: answer })
const inLedger = (nobody: string, ...answers: Four): Answers => ({
  nobody,
  ...four(answers),
  outsider: '404',
  unknown: '404',
})
/** For who makes ledgers, which is asked of the house. */
const forMakers = (answer: string): Answers => ({
  ...all('403'),
  ...{ nobody: '302 /sign-in?next=/trackers/new', coordinator: answer, administrator: answer },
  ...{ outsider: answer, unknown: answer },
})
const templates = (method: string, query: string) =>
  ({ route: 'routes/templates', method, address: `/templates${query}` }) as const
const madeOf = (address: string): Omit<Row, 'route'> => ({
  ...{ method: 'POST', address, body: json({}), answers: inLedger('401', '403', '403', '400', '400') },
})
const page = (address: string): Pick<Row, 'method' | 'address' | 'answers'> => ({
  method: 'GET',
  address,
  answers: inLedger(`302 /sign-in?next=${encodeURIComponent(address)}`, '200'),
})
const read = (address: string, ...answers: Four): Pick<Row, 'method' | 'address' | 'answers'> => ({
  method: 'GET',
  address,
  answers: inLedger('401', ...answers),
})
const json = (value: unknown) => () => JSON.stringify(value)
const form = (fields: Record<string, string>) => () => new URLSearchParams(fields)

export const ledger = `/trackers/${tracker}`
export const otherLedger = 'another'
const item = `${ledger}/items/1.1`
/** Filled in once it was held. */
const meeting = `${ledger}/meetings/MEETING`
const screen = '/screen/TOKEN'

/** What the server answers besides its pages' routes, by who asks. */
export const served: Row[] = [
  // The file is filled in once it was handed in.
  { route: 'server/attachments/serveFile', ...page(`${ledger}/files/FILE?show`) },
  {
    ...{ route: 'server/attachments/serveFile', method: 'POST', address: `${ledger}/files/FILE` },
    answers: all('405'),
  },
]

const saved: [string, string] = [
  `302 ${ledger}/settings?done=basics#basics`,
  `302 ${ledger}/settings?done=basics#basics`,
]

/** Every address with every method that it takes, by who asks. */
export const addresses: Row[] = [
  {
    ...{ route: 'routes/home', method: 'GET', address: '/' },
    answers: {
      nobody: '302 /sign-in',
      ...four([`302 ${ledger}`, `302 ${ledger}`, `302 ${ledger}`, '200']),
      outsider: `302 /trackers/${otherLedger}`,
      unknown: `302 ${ledger}`,
    },
  },
  {
    ...{ route: 'routes/home', method: 'POST', address: '/?index' },
    answers: { ...all('403'), nobody: '302 /sign-in', administrator: '409' },
    body: form({ file: 'none' }),
  },
  { route: 'routes/reach', method: 'GET', address: '/reach', answers: { ...all('200'), nobody: '401' } },
  { route: 'routes/house-inbox', method: 'GET', address: '/inbox', answers: { ...all('200'), nobody: '401' } },
  {
    ...{ route: 'routes/sign-in', method: 'GET', address: '/sign-in' },
    answers: { ...all('302 /'), nobody: '200' },
  },
  {
    // Who is signed in is led on by the page, whatever became of the form.
    ...{ route: 'routes/sign-in', method: 'POST', address: '/sign-in' },
    answers: { ...all('302 /'), nobody: '401' },
    body: () => new URLSearchParams({ account: crypto.randomUUID(), password: 'wrong' }),
  },
  { route: 'routes/sign-out', method: 'GET', address: '/sign-out', answers: all('302 /') },
  { route: 'routes/sign-out', method: 'POST', address: '/sign-out', answers: all('302 /sign-in'), body: form({}) },
  { route: 'routes/language', method: 'GET', address: '/language', answers: all('302 /') },
  {
    ...{ route: 'routes/language', method: 'POST', address: '/language', answers: all('302 /people') },
    body: form({ language: 'zh', back: '/people' }),
  },
  { route: 'routes/invitation', method: 'GET', address: '/invitations/none', answers: all('404') },
  {
    ...{ route: 'routes/invitation', method: 'POST', address: '/invitations/none', answers: all('404') },
    body: form({ account: 'somebody', name: '某人', password: '一个够长的密码 123' }),
  },
  { route: 'routes/password-reset', method: 'GET', address: '/reset/none', answers: all('404') },
  {
    ...{ route: 'routes/password-reset', method: 'POST', address: '/reset/none', answers: all('404') },
    body: form({ password: '一个够长的密码 123' }),
  },
  {
    ...{ route: 'routes/people', method: 'GET', address: '/people' },
    answers: { ...all('200'), nobody: '302 /sign-in?next=/people' },
  },
  {
    ...{ route: 'routes/people', method: 'POST', address: '/people' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people', administrator: '200' },
    body: form({ intent: 'invite', role: 'member', department: '', coordinates: '' }),
  },
  {
    ...{ route: 'routes/people-list', method: 'GET', address: '/people/list' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/list', administrator: '200' },
  },
  {
    ...{ route: 'routes/list-invitations', method: 'POST', address: '/people/list/invitations' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/list', administrator: '400' },
    body: json({ people: [], ledgers: [] }),
  },
  {
    ...{ route: 'routes/department-list', method: 'GET', address: '/people/departments' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/departments', administrator: '200' },
  },
  {
    ...{ route: 'routes/department-list', method: 'POST', address: '/people/departments' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/departments', administrator: '302 /?home' },
    body: form({ departments: '[]' }),
  },
  {
    ...{ route: 'routes/admin-log', method: 'GET', address: '/people/log' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/log', administrator: '200' },
  },
  {
    ...{ route: 'routes/admin-log-csv', method: 'GET', address: '/people/log.csv' },
    answers: { ...all('403'), nobody: '401', administrator: '200' },
  },
  {
    ...{ route: 'routes/deliveries', method: 'GET', address: '/people/deliveries' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/people/deliveries', administrator: '200' },
  },
  {
    ...{ route: 'routes/deliveries', method: 'POST', address: '/people/deliveries' },
    answers: {
      ...all('403'),
      nobody: '302 /sign-in?next=/people/deliveries',
      administrator: '302 /people/deliveries?done=again#undelivered',
    },
    body: form({ intent: 'again' }),
  },
  {
    ...{ route: 'routes/calendar', method: 'GET', address: '/calendar' },
    answers: { ...all('403'), nobody: '302 /sign-in?next=/calendar', administrator: '200' },
  },
  {
    ...{ route: 'routes/calendar', method: 'POST', address: '/calendar?year=2031' },
    answers: {
      ...all('403'),
      nobody: '302 /sign-in?next=/calendar',
      administrator: '302 /calendar?year=2031&done=complete#year',
    },
    body: form({ intent: 'complete', year: '2031', is: 'yes' }),
  },
  { route: 'routes/ledgers', method: 'GET', address: '/trackers', answers: all('302 /') },
  {
    ...{ route: 'routes/ledgers', method: 'POST', address: '/trackers' },
    answers: {
      ...all('403'),
      nobody: '302 /sign-in?next=/trackers/new',
      coordinator: '400',
      administrator: '400',
      outsider: '400',
      unknown: '400',
    },
    body: json({}),
  },
  {
    ...{ route: 'routes/new-ledger', method: 'GET', address: '/trackers/new' },
    answers: {
      ...all('403'),
      nobody: '302 /sign-in?next=/trackers/new',
      coordinator: '200',
      administrator: '200',
      outsider: '200',
      unknown: '200',
    },
  },
  { ...templates('GET', ''), answers: { ...all('200'), nobody: '302 /sign-in?next=/trackers/new' } },
  { ...templates('POST', ''), answers: forMakers('400'), body: json({}) },
  { ...templates('DELETE', '?id=none'), answers: forMakers('404') },
  { route: 'routes/copy', ...madeOf(`${ledger}/copy`) },
  { route: 'routes/template-of', ...madeOf(`${ledger}/template`) },
  { route: 'routes/ledger', ...page(ledger) },
  {
    ...{ route: 'routes/settings', method: 'GET', address: `${ledger}/settings` },
    answers: inLedger(`302 /sign-in?next=${encodeURIComponent(`${ledger}/settings`)}`, '403', '403', '200', '200'),
  },
  {
    ...{ route: 'routes/settings', method: 'POST', address: `${ledger}/settings` },
    answers: inLedger(`302 /sign-in?next=${encodeURIComponent(`${ledger}/settings`)}`, '403', '403', ...saved),
    body: form({ intent: 'basics', zh: '西城区机构改革建议落实台账', en: 'Xicheng' }),
  },
  { route: 'routes/access', ...read(`${ledger}/access`, '403', '403', '200', '200') },
  {
    ...{ route: 'routes/access', method: 'POST', address: `${ledger}/access` },
    answers: inLedger('401', '403', '403', '200', '200'),
    body: form({ intent: 'access', to: 'department:jiaowei', access: 'viewer' }),
  },
  {
    ...{ route: 'routes/preferences', method: 'POST', address: `${ledger}/preferences` },
    answers: inLedger('401', '204'),
    body: json({ density: 'compact' }),
  },
  { route: 'export-csv', ...read(`${ledger}/export.csv`, '200') },
  { route: 'export-xlsx', ...read(`${ledger}/export.xlsx`, '200') },
  { route: 'routes/as-of', ...page(`${ledger}/as-of?page=1`) },
  { route: 'routes/history', ...read(`${item}/history`, '200') },
  { route: 'routes/closing', ...read(`${item}/closing`, '200') },
  { route: 'routes/comments', ...read(`${item}/comments`, '200') },
  {
    ...{ route: 'routes/comments', method: 'POST', address: `${item}/comments` },
    answers: inLedger('401', '403', '201', '201', '201'),
    body: form({ body: '知道了' }),
  },
  { route: 'routes/item-files', ...read(`${item}/files`, '200') },
  {
    // The row is another department's.
    ...{ route: 'routes/item-files', method: 'POST', address: `${item}/files` },
    answers: inLedger('401', '403', '403', '200', '200'),
    body: () => JSON.stringify({ id: newFileId(), column: 'evidence', name: '盖章件.pdf', bytes: 9 }),
  },
  {
    // Nobody has opened it, and nothing says what it is to be.
    ...{ route: 'routes/record-files', method: 'POST', address: `${ledger}/records/none/files` },
    answers: inLedger('401', '403'),
    body: () => JSON.stringify({ id: newFileId(), name: '现场.jpg', bytes: 9 }),
  },
  ...(['PUT', 'POST'] as const).map((method) => ({
    ...{ route: 'routes/upload', method, address: `${ledger}/uploads/none?place=0` },
    answers: inLedger('401', method === 'PUT' ? '403' : '404', '404', '404', '404'),
    body: () => 'bytes',
  })),
  {
    ...{ route: 'routes/upload', method: 'DELETE', address: `${ledger}/uploads/none` },
    answers: inLedger('401', '204'),
  },
  { route: 'routes/views', ...read(`${ledger}/views`, '200') },
  {
    ...{ route: 'routes/views', method: 'POST', address: `${ledger}/views` },
    answers: inLedger('401', '403', '403', '201', '201'),
    body: json({ name: '大家的', query: '', isShared: true }),
  },
  {
    ...{ route: 'routes/views', method: 'DELETE', address: `${ledger}/views?id=none` },
    answers: inLedger('401', '404'),
  },
  { route: 'routes/inbox', ...read(`${ledger}/inbox`, '200') },
  {
    route: 'routes/inbox',
    method: 'POST',
    address: `${ledger}/inbox`,
    answers: inLedger('401', '204'),
    body: json({ upTo: 0 }),
  },
  { route: 'routes/mentionables', ...read(`${ledger}/mentionables`, '200') },
  { route: 'changes', ...read(`${ledger}/changes`, '200') },
  { route: 'changes-csv', ...read(`${ledger}/changes.csv`, '200') },
  { route: 'routes/compare', ...page(`${ledger}/compare`) },
  { route: 'routes/meeting', ...page(`${ledger}/meeting`) },
  { route: 'routes/meeting-state', ...read(`${ledger}/meeting/state`, '200') },
  {
    // No meeting is on: who may steer one is told that.
    ...{ route: 'routes/meeting-state', method: 'POST', address: `${ledger}/meeting/state` },
    answers: inLedger('401', '403', '403', '409', '409'),
    body: json({ do: 'close' }),
  },
  { route: 'routes/closed-meetings', ...read(`${ledger}/closed-meetings`, '200') },
  { route: 'routes/meetings', ...page(`${ledger}/meetings`) },
  { route: 'routes/meeting-record', ...page(meeting) },
  { route: 'minutes', ...read(`${meeting}/minutes`, '200') },
  {
    // Somebody else has edited them meanwhile.
    ...{ route: 'minutes', method: 'PUT', address: `${meeting}/minutes` },
    answers: inLedger('401', '403', '403', '409', '409'),
    body: json({ language: 'zh', text: '# 纪要', revision: 9 }),
  },
  { route: 'minutes-md', ...read(`${meeting}/minutes.md`, '200') },
  {
    ...{ route: 'minutes-md', method: 'PUT', address: `${meeting}/minutes.md` },
    answers: inLedger('401', '403', '403', '409', '409'),
    body: json({ language: 'zh', text: '# 纪要', revision: 9 }),
  },
  { route: 'routes/decisions', ...read(`${meeting}/decisions.csv`, '200') },
  { route: 'routes/screens', ...read(`${ledger}/screens`, '200') },
  {
    ...{ route: 'routes/screens', method: 'POST', address: `${ledger}/screens` },
    answers: inLedger('401', '403', '403', '201', '201'),
    body: form({}),
  },
  { route: 'routes/records', ...read(`${ledger}/records`, '200') },
  {
    ...{ route: 'routes/records', method: 'POST', address: `${ledger}/records` },
    answers: inLedger('401', '403', '403', '400', '400'),
    body: json({ do: 'open', kind: 'urge', rows: [{ id: 'u1', item: '1.1' }], facts: { words: '' } }),
  },
  { route: 'routes/whistles-now', ...read(`${ledger}/whistles/now`, '200') },
  { route: 'routes/report', ...page(`${ledger}/report`) },
  { route: 'routes/report-counted', ...page(`${ledger}/report/counted?table=headline&row=now&column=total`) },
  { route: 'report-csv', ...read(`${ledger}/report.csv?table=lateness`, '200') },
  { route: 'report-xlsx', ...read(`${ledger}/report.xlsx?table=lateness`, '200') },
  {
    ...{ route: 'routes/report-of-all', method: 'GET', address: '/report' },
    answers: { ...all('200'), nobody: '302 /sign-in?next=/report' },
  },
  { route: 'routes/whistles', ...page(`${ledger}/whistles`) },
  { route: 'routes/order', ...page(`${ledger}/orders/o1`) },
  { route: 'routes/item-records', ...read(`${item}/records`, '200') },
  {
    ...{ route: 'routes/screens', method: 'DELETE', address: `${ledger}/screens?id=none` },
    answers: inLedger('401', '403', '403', '404', '404'),
  },
  { route: 'routes/screen', method: 'GET', address: screen, answers: all('200') },
  { route: 'routes/screen-calls', method: 'GET', address: `${screen}/calls`, answers: all('200') },
  { route: 'routes/screen-state', method: 'GET', address: `${screen}/state`, answers: all('200') },
  { route: 'routes/not-found', method: 'GET', address: '/nowhere/at/all', answers: all('404') },
]

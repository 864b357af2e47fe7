import { chmodSync, readdirSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { readItem, roots } from '#app/model/ledger/ledger'
import { runCommand, type Command } from '../support/command'
import { connectEditor, type Editor } from '../support/people'
import { temporaryFolder } from '../support/temporary'
import { until } from './syncHarness'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

interface Line {
  url: string
  accounts: { role: string; department: string | null; link: string }[]
  cluster: { processes: { pid: number; port: number }[]; postgres: number; redis: number }
}

interface Demo extends Line {
  command: Command
  pids: number[]
  /** Where its folder is. */
  temporary: string
}

async function startDemo(): Promise<Demo> {
  const { folder: temporary, remove } = temporaryFolder()
  // PostgreSQL is another user's program where this one is root.
  chmodSync(temporary, 0o711)
  cleanUp.push(remove)
  const command = runCommand('demo.mjs', ['--json', '--processes', '3'], { TMPDIR: temporary })
  cleanUp.push(() => command.end())
  const line = JSON.parse((await command.said(/^.*\n/))[0]) as Line
  const { processes, postgres, redis } = line.cluster
  return { ...line, command, temporary, pids: [...processes.map(({ pid }) => pid), postgres, redis] }
}

async function editorOf({ url, accounts }: Demo, department: string): Promise<Editor> {
  const { link } = accounts.find((account) => account.department === department)!
  const entered = await fetch(link, { redirect: 'manual' })
  expect(entered.status).toBe(303)
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  const editor = await connectEditor({ socketUrl: `${url.replace('http', 'ws')}/ws` }, { cookie })
  cleanUp.push(() => editor.close())
  return editor
}

/** How many sockets of the ledger each process has. */
function sockets(ports: readonly number[]): Promise<number[]> {
  return Promise.all(
    ports.map(async (port) => {
      const said = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      return Number(/^luoshi_sockets_open (\d+)$/m.exec(said)![1])
    }),
  )
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const row = ({ doc }: Editor) => roots(doc).items.get('1.2.4')!
const clauseOf = ({ doc }: Editor) => readItem(doc, '1.2.4')!.clause

it('P2 P4: people of one address are served by several processes; whose is killed goes on with another, and it begins again; a stop leaves nothing', async () => {
  const demo = await startDemo()
  const { processes } = demo.cluster
  const ports = processes.map(({ port }) => port)
  const editors: Editor[] = []
  // Sign-ins take their turns too: until each process has somebody.
  while (editors.length < 3 || (await sockets(ports)).includes(0)) editors.push(await editorOf(demo, 'bianban'))
  const renshe = await editorOf(demo, 'renshe')
  const all = [...editors, renshe]

  row(editors[0]!).set('clause', '各处都看得到')
  await until(() => all.every((editor) => clauseOf(editor) === '各处都看得到'))

  process.kill(processes[1]!.pid, 'SIGKILL')
  row(renshe).set('owner', '王敏之后')
  row(editors[1]!).set('clause', '又一次')
  await until(() => all.every((editor) => clauseOf(editor) === '又一次'))
  await until(() => all.every(({ doc }) => readItem(doc, '1.2.4')!.owner === '王敏之后'))
  const [first, third] = await sockets([ports[0]!, ports[2]!])
  expect(first! + third!).toBe(all.length)
  expect(demo.command.err()).toContain(`Process 2 (pid ${processes[1]!.pid}) is gone: SIGKILL.`)
  await until(() => /Process 2 serves again: pid \d+/.test(demo.command.err()))

  for (const editor of all) editor.close()
  demo.command.child.kill('SIGINT')
  expect(await demo.command.ended).toBe(0)
  expect(demo.pids.filter(isRunning)).toEqual([])
  expect(readdirSync(demo.temporary)).toEqual([])
  expect(demo.command.out().split('\n')).toHaveLength(2)
})

it('P4: a demo that is killed leaves neither processes nor its folder behind', async () => {
  const demo = await startDemo()
  expect(demo.pids.filter(isRunning)).toEqual(demo.pids)
  expect(readdirSync(demo.temporary)).toHaveLength(1)
  demo.command.child.kill('SIGKILL')
  await until(() => !demo.pids.some(isRunning))
  await until(() => readdirSync(demo.temporary).length === 0)
})

it('a demo of several processes says what is to be installed, and what it does not understand', async () => {
  const nowhere = { POSTGRES_BIN: '/nowhere', REDIS_SERVER: '/nowhere' }
  const without = runCommand('demo.mjs', ['--processes', '3'], nowhere)
  expect(await without.ended).toBe(1)
  expect(without.err()).toMatch(/PostgreSQL 15 or newer, Redis\..*\n {2}apt-get install postgresql redis-server\n/)
  expect(without.out()).toBe('')
  for (const [argument, answer] of [
    ['0', /^--processes is "0", but must be a whole number from 1 to 20\.\n$/],
    ['many', /^--processes is "many"/],
  ] as const) {
    const command = runCommand('demo.mjs', ['--processes', argument], {})
    expect(await command.ended).toBe(1)
    expect(command.err()).toMatch(answer)
  }
  const unknown = runCommand('demo.mjs', ['--process', '3'], {})
  expect(await unknown.ended).toBe(1)
  expect(unknown.err()).toMatch(/^Unknown option '--process'.*\n\nnpm run demo/)
})

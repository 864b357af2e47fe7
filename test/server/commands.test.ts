import { createServer } from 'node:http'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { connect } from '#db/connect'
import { readEnv } from '#server/env'
import { StartError } from '#server/start-error'
import { driverName } from '../../db/sqlite/driver-name.mjs'
import { installIfNeeded } from '../../server/commands/install.mjs'
import { checkNodeVersion } from '../../server/commands/node-version.mjs'
import { CommandError, runStep } from '../../server/commands/step.mjs'
import { runCommand, type Command } from '../support/command'
import { temporaryFolder } from '../support/temporary'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cleanUp: (() => unknown)[] = []

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

function run(script: string, args: string[], env: Record<string, string>): Command {
  const command = runCommand(script, args, env)
  cleanUp.push(() => command.end())
  return command
}

function dataDir(): string {
  const { folder, remove } = temporaryFolder()
  cleanUp.push(remove)
  return path.join(folder, 'data')
}

describe('npm start', () => {
  it('X1, W7: says where it is and how the first administrator comes in; stops at SIGTERM with 0 and leaves no log behind', async () => {
    const folder = dataDir()
    const command = run('start.mjs', [], { PORT: '0', DATA_DIR: folder })
    const [, link] = await command.said(/(http:\/\/localhost:\d+\/invitations\/[\w-]+)\n/)
    const url = new URL(link!).origin
    expect(command.out()).toContain(`Address  ${url}`)
    expect(command.out()).toContain(`Data     ${folder}`)
    expect((await fetch(link!)).status).toBe(200)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const start = Date.now()
    command.child.kill('SIGTERM')
    expect(await command.ended).toBe(0)
    expect(Date.now() - start).toBeLessThan(5000)
    expect(readdirSync(folder).filter((name) => name.startsWith('luoshi.db'))).toEqual(['luoshi.db'])
  })

  it('a port in use: one line that says what to do', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    cleanUp.push(() => new Promise((resolve) => other.close(resolve)))
    const port = String((other.address() as AddressInfo).port)
    const command = run('start.mjs', [], { PORT: port, DATA_DIR: dataDir() })
    expect(await command.ended).toBe(1)
    expect(command.err()).toMatch(new RegExp(`^Port ${port} is in use\\. .*PORT=\\d+ npm start\\n$`))
  })

  it('a data folder that another Luoshi has: refused, and the other goes on', async () => {
    const folder = dataDir()
    const first = run('start.mjs', [], { PORT: '0', DATA_DIR: folder })
    const [, url] = await first.said(/Address {2}(\S+)/)
    const second = run('start.mjs', [], { PORT: '0', DATA_DIR: folder })
    expect(await second.ended).toBe(1)
    expect(second.err()).toMatch(/^Another Luoshi runs on the data folder .*\n$/)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('a data folder that is a file, and one that cannot be made', async () => {
    const folder = dataDir()
    writeFileSync(folder, '')
    for (const place of [folder, path.join(folder, 'below')]) {
      const command = run('start.mjs', [], { PORT: '0', DATA_DIR: place })
      expect(await command.ended).toBe(1)
      expect(command.err()).toMatch(/^\S.*data.*(DATA_DIR=\/path npm start)\n$/)
    }
  })

  it('a database of a newer version is refused and left as it is', async () => {
    const folder = dataDir()
    const first = run('start.mjs', [], { PORT: '0', DATA_DIR: folder })
    await first.said(/Address/)
    first.child.kill('SIGTERM')
    await first.ended
    const db = connect(path.join(folder, 'luoshi.db'))
    // Kysely's own table, which is none of the schema's.
    const migrations = db.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    await migrations
      .insertInto('kysely_migration')
      .values({ name: '9999-later', timestamp: new Date(0).toISOString() })
      .execute()
    await db.destroy()
    const again = run('start.mjs', [], { PORT: '0', DATA_DIR: folder })
    expect(await again.ended).toBe(1)
    expect(again.err()).toMatch(/^This database was written by a newer version of Luoshi\..*\n$/)
  })

  it('a file that is no database', async () => {
    const folder = dataDir()
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'luoshi.db'), 'not a database, but long enough to look at '.repeat(40))
    const command = run('start.mjs', [], { PORT: '0', DATA_DIR: folder })
    expect(await command.ended).toBe(1)
    expect(command.err()).toMatch(/^\S*luoshi\.db is damaged or not a database\..*\n$/)
  })

  it('N1: bad variables, all at once', () => {
    expect(() => readEnv({ PORT: 'http', PUBLIC_URL: 'luoshi.example', LOG_LEVEL: 'loud' })).toThrow(StartError)
    expect(() => readEnv({ PORT: '70000' })).toThrow(/^PORT is "70000", but must be a number from 0 to 65535/)
    expect(() => readEnv({ PUBLIC_URL: 'https://a.example/ledger' })).toThrow(/PUBLIC_URL/)
    expect(readEnv({ PORT: '', HOST: '' })).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: null })
    expect(readEnv({ PUBLIC_URL: 'https://luoshi.example/' }).publicUrl).toBe('https://luoshi.example')
  })

  it('N9: a mail server is an address and a sender; one that is none is told at the start, without its password', () => {
    const smtp = (url: string) => readEnv({ SMTP_URL: url }).smtp
    expect(readEnv({}).smtp).toBe(null)
    const server = { host: 'mail.example', from: 'luoshi@mail.example' }
    expect(smtp('smtps://a%40b:p%3Aw@mail.example/?from=luoshi@mail.example')).toEqual({
      ...{ ...server, port: 465, isSecure: true, user: 'a@b', password: 'p:w' },
    })
    expect(smtp('smtp://luoshi%40mail.example@mail.example')).toMatchObject({ ...server, port: 587, isSecure: false })
    expect(smtp('smtp://[::1]:2525?from=a@b')).toMatchObject({ host: '::1', port: 2525, from: 'a@b' })
    for (const bad of [
      'mail.example',
      'http://mail.example?from=a@b',
      'smtp://mail.example',
      'smtp://u@h/path?from=a@b',
    ])
      expect(() => smtp(bad), bad).toThrow(/SMTP_URL is .* but must be the address of a mail server/)
    expect(() => smtp('smtp://luoshi:secret@mail.example')).toThrow(/^(?!.*secret)/s)
  })

  it('an old Node is told so', () => {
    for (const version of ['18.20.4', '20.18.3', '21.7.3']) {
      expect(() => checkNodeVersion(version)).toThrow(
        `needs Node 22 or newer, or 20.19 or a later 20; this is ${version}`,
      )
    }
    for (const version of ['20.19.0', '22.4.1', '24.21.0', '26.10.0'])
      expect(() => checkNodeVersion(version)).not.toThrow()
  })
})

describe('installing', () => {
  it('a long step says that it goes on, and a failed one what it said last and what to do', async () => {
    const said: string[] = []
    const options = {
      cwd: root,
      say: (line: string) => said.push(line),
      waiting: 'still at it',
      failure: 'It failed: do this.',
      every: 20,
    }
    const script = "setTimeout(() => { console.error('no compiler'); process.exit(3) }, 200)"
    await expect(runStep([process.execPath, '-e', script], options)).rejects.toThrow(
      /^It failed: do this\.\n\nno compiler$/,
    )
    expect(said[0]).toMatch(/… still at it \(\d+ s\)/)
    await expect(runStep(['luoshi-no-such-program'], options)).rejects.toThrow(CommandError)
  })

  /** A checkout whose lock file names one package and one that only tests need; what of it is installed is said. */
  function checkout(installed: { driver?: boolean; dev?: boolean } = {}): string {
    const { folder, remove } = temporaryFolder()
    cleanUp.push(remove)
    const packages = {
      'node_modules/tool': { version: '1.0.0' },
      'node_modules/probe': { version: '1.0.0', dev: true },
      'node_modules/other-machine': { version: '1.0.0', optional: true },
    }
    const name = { name: 'checkout', version: '1.0.0', lockfileVersion: 3 }
    const found = {
      'node_modules/tool': packages['node_modules/tool'],
      ...(installed.dev ? { 'node_modules/probe': packages['node_modules/probe'] } : {}),
    }
    const driver = path.join(folder, 'node_modules', driverName())
    mkdirSync(driver, { recursive: true })
    if (installed.driver) writeFileSync(path.join(driver, 'index.js'), 'module.exports = class { close() {} }')
    // Names what the lock file does not, so that `npm ci` refuses before it asks any registry.
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...name, dependencies: { absent: '1.0.0' } }))
    writeFileSync(
      path.join(folder, 'package-lock.json'),
      JSON.stringify({ ...name, packages: { '': name, ...packages } }),
    )
    writeFileSync(path.join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ ...name, packages: found }))
    return folder
  }
  async function install(root: string, dev: boolean): Promise<string[]> {
    const said: string[] = []
    await installIfNeeded({ root, dev, say: (line: string) => said.push(line) })
    return said
  }

  it('a driver that cannot be had: says what to do about it', async () => {
    const advice =
      driverName() === 'better-sqlite3'
        ? /has no binary that loads on this machine .* use Node 20/is
        : /apt-get install python3 make g\+\+/
    await expect(install(checkout(), false)).rejects.toThrow(advice)
  })

  it('what only tests need is asked for by them alone', async () => {
    const root = checkout({ driver: true })
    expect(await install(root, false)).toEqual([])
    await expect(install(root, true)).rejects.toThrow('The packages could not be installed')
    const whole = checkout({ driver: true, dev: true })
    expect(await install(whole, true)).toEqual([])
    expect(await install(whole, false)).toEqual([])
  })

  it('each Node has the driver that it can load', () => {
    expect(['20.19.0', '22.4.1', '24.21.0', '26.10.0'].map(driverName)).toEqual([
      'better-sqlite3-node20',
      ...Array<string>(3).fill('better-sqlite3'),
    ])
  })

  it('what is installed is left alone, at once', async () => {
    expect(await install(root, true)).toEqual([])
  })
})

describe('npm run demo', () => {
  it('N5 N8: one line of JSON; links that sign in any number of times; nothing left behind', async () => {
    const temporary = dataDir()
    mkdirSync(temporary)
    const command = run('demo.mjs', ['--json'], { TMPDIR: temporary })
    const [line] = await command.said(/^.*\n/)
    const { url, ledgers, accounts } = JSON.parse(line) as {
      url: string
      ledgers: { id: string; title: string }[]
      accounts: Record<string, string | null>[]
    }
    expect(ledgers.map(({ title }) => title)).toEqual([
      '西城区机构改革建议落实台账',
      '青禾县接诉即办高频问题专项治理清单（2026年）',
    ])
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(Object.keys(accounts[0]!)).toEqual(['name', 'role', 'department', 'link'])
    expect(new Set(accounts.map(({ role }) => role))).toEqual(
      new Set(['administrator', 'coordinator', 'department', 'viewer']),
    )
    for (const department of ['renshe', 'zuzhibu', 'jiaowei']) {
      expect(accounts.some((account) => account.role === 'department' && account.department === department)).toBe(true)
    }
    const second: number[] = []
    for (const { link } of [...accounts, accounts[0]!]) {
      const entered = await fetch(link!, { redirect: 'manual' })
      expect(entered.status).toBe(303)
      const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
      second.push((await fetch(`${url}/trackers/${ledgers[1]!.id}/views`, { headers: { Cookie: cookie } })).status)
      const ledger = await fetch(new URL(entered.headers.get('location')!, url), {
        headers: { Cookie: cookie },
        redirect: 'manual',
      })
      expect(ledger.status).toBe(200)
    }
    // The second has people of its own, and an administrator.
    expect(second).toEqual([200, 404, 404, 404, 404, 404, 200, 200, 200])
    expect((await fetch(`${url}/demo/made-up`)).status).toBe(404)
    expect(readdirSync(temporary)).toHaveLength(1)
    command.child.kill('SIGINT')
    expect(await command.ended).toBe(0)
    expect(readdirSync(temporary)).toEqual([])
    expect(command.out()).toBe(line)
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['app', 'server', 'db', 'test'].flatMap(filesIn).filter((file) => /\.(tsx?|mts|mjs|js)$/.test(file))

/** What a file imports: a file of ours by its path, a package by its name. Types that vanish are said to be so. */
interface Import {
  to: string
  isOurs: boolean
  isType: boolean
}
const imports = new Map(sources.map((file) => [file, importsOf(file)]))
const everyImport = [...imports].flatMap(([from, list]) => list.map((entry) => ({ from, ...entry })))

describe('who may import whom', () => {
  it('1: app/model imports itself, yjs, zod and diff', () => {
    expect(
      bad('app/model', ({ to, isOurs }) => (isOurs ? isIn(to, 'app/model') : ['yjs', 'zod', 'diff'].includes(to))),
    ).toEqual([])
  })

  it('2: db imports itself, app/model, Kysely and the drivers', () => {
    const allowed = ['kysely', 'better-sqlite3', 'pg', 'yjs', 'zod', 'nanoid']
    expect(
      bad('db', ({ to, isOurs }) =>
        isOurs ? isIn(to, 'db') || isIn(to, 'app/model') : allowed.includes(to) || isNode(to),
      ),
    ).toEqual([])
    const driver = everyImport.filter(({ to }) => to.startsWith('better-sqlite3'))
    expect(
      driver.map(({ from, isType }) => [from, isType]),
      'the driver is chosen in one place',
    ).toEqual([['db/sqlite/driver.ts', true]])
  })

  it('2: what one storage engine alone understands stands in its folder (P1)', () => {
    const engines = ['db/sqlite', 'db/postgres']
    const outside = sources.filter((file) => isIn(file, 'db') && !engines.some((engine) => isIn(file, engine)))
    const words = /PRAGMA|replaceInto|pg_|JSONB|RAISE\(|sqlite_|json_extract|::\w/
    expect(outside.filter((file) => words.test(read(file)))).toEqual([])
    expect(bad('db/sqlite', ({ to }) => !isIn(to, 'db/postgres'))).toEqual([])
    const transactions = [...outside, ...sources.filter((file) => isIn(file, 'server'))].filter((file) =>
      /\.transaction\(\)/.test(read(file)),
    )
    expect(transactions, 'what a transaction holds is said: inHouse, inLedger, atOneMoment').toEqual([
      'db/transactions.ts',
    ])
  })

  it('3: server imports itself, db, app/model and types of app/ports; messages also the words that they say', () => {
    const words = /^app\/i18n\/\w+\.(zh|en)\.ts$/
    const own = ['server', 'db', 'app/model']
    expect(
      bad(
        'server',
        ({ from, to, isOurs, isType }) =>
          !isOurs ||
          own.some((folder) => isIn(to, folder)) ||
          (isType && isIn(to, 'app/ports')) ||
          (isIn(from, 'server/delivery') && (words.test(to) || (isType && to === 'app/i18n/Translate.ts'))),
      ),
    ).toEqual([])
  })

  it('4: the folders of app import no routes', () => {
    const folders = readdirSync(path.join(root, 'app'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const others = folders.map(({ name }) => `app/${name}`).filter((folder) => folder !== 'app/routes')
    expect(others.flatMap((folder) => bad(folder, ({ to }) => !isIn(to, 'app/routes')))).toEqual([])
    expect(bad('app/routes', ({ from, to, isType }) => !isIn(to, 'app/routes') || from === to || isType)).toEqual([])
  })

  it('4: i18n, ui, sync, reading and transfer stand below the screens', () => {
    const shared = ['app/model', 'app/i18n', 'app/ui', 'app/reading']
    for (const folder of ['app/i18n', 'app/ui', 'app/transfer', 'app/sync', 'app/reading']) {
      expect(
        bad(
          folder,
          ({ to, isOurs, isType }) =>
            !isOurs || isIn(to, folder) || shared.some((other) => isIn(to, other)) || (isType && isIn(to, 'app/sync')),
        ),
      ).toEqual([])
    }
  })

  it('4: ports are types alone, contracts stand on the model, and who asks for a ledger is a route', () => {
    const ports = sources.filter((file) => isIn(file, 'app/ports'))
    expect(ports.filter((file) => !parse(file).statements.every(isType))).toEqual([])
    expect(
      bad('app/contracts', ({ to, isOurs }) =>
        isOurs ? isIn(to, 'app/contracts') || isIn(to, 'app/model') : to === 'zod',
      ),
    ).toEqual([])
    const asking = everyImport.filter(({ from, to }) => to === 'app/requireLedger.ts' && !isIn(from, 'test'))
    expect(asking.filter(({ from }) => !isIn(from, 'app/routes')).map(say)).toEqual([])
  })

  it('4: words are reached by app/i18n alone', () => {
    const users = everyImport.filter(({ from, to }) => isIn(from, 'app') && /^(react-)?i18next$/.test(to))
    expect(users.filter(({ from }) => !isIn(from, 'app/i18n')).map(say)).toEqual([
      'app/entry.client.tsx → react-i18next',
      'app/entry.server.tsx → react-i18next',
      'app/ledger/firstPaint.server.tsx → i18next',
    ])
  })

  it('4: the tables of commands know the screens by their types alone', () => {
    const plain = ['app/grid/columnLayout.ts', 'app/grid/measures.ts', 'app/ledger/readyViews.ts']
    const below = ['app/commands', 'app/model', 'app/i18n', 'app/ui', 'app/reading']
    const isTable = (file: string) => file.endsWith('.ts')
    expect(
      bad(
        'app/commands',
        ({ from, to, isOurs, isType }) =>
          !isTable(from) || !isOurs || isType || plain.includes(to) || below.some((folder) => isIn(to, folder)),
      ),
    ).toEqual([])
  })

  it('5: app imports neither server nor db, and nothing imports test', () => {
    expect(bad('app', ({ to }) => !isIn(to, 'server') && !isIn(to, 'db'))).toEqual([])
    expect(['app', 'server', 'db'].flatMap((folder) => bad(folder, ({ to }) => !isIn(to, 'test')))).toEqual([])
  })

  it('every import of a file of ours finds it', () => {
    expect(everyImport.filter(({ to, isOurs }) => isOurs && !existsSync(path.join(root, to))).map(say)).toEqual([])
  })

  it('has no cycles', () => {
    expect(cycles()).toEqual([])
  })

  it('has no barrels', () => {
    expect(sources.filter(isBarrel)).toEqual([])
  })

  it('reads no date out of the looks of a locale: they change with the browser', () => {
    const users = sources.filter(
      (file) => !isIn(file, 'test') && /Intl\.DateTimeFormat\(|toLocale(Date|Time)String\(/.test(read(file)),
    )
    // One editor shows a date in full words, which nobody reads back or compares.
    expect(users.sort()).toEqual(['app/grid/editors/DateEditor.tsx', 'app/model/text/dates.ts'])
  })

  it('asks a browser for what it may refuse or lack in few places, which bear that', () => {
    const perhaps = /\b(localStorage|sessionStorage|indexedDB|matchMedia|navigator\.\w+|crypto\.(subtle|randomUUID))\b/
    // act.ts runs on the server alone; paste() of gridActions.ts is offered where the clipboard may be read.
    expect(sources.filter((file) => isIn(file, 'app') && perhaps.test(read(file))).sort()).toEqual([
      'app/commands/grid.ts',
      'app/grid/gridActions.ts',
      'app/people/act.ts',
      'app/sync/browserDatabase.ts',
      'app/ui/browserStore.ts',
      'app/ui/copyText.ts',
    ])
  })

  it('has no test over 60 lines: what it needs is built by a function with a name', () => {
    // One meeting from its start to its minutes.
    const excepted = ['test/page/meeting.test.ts', 'test/page/meetings.test.ts']
    const files = sources.filter((file) => file.endsWith('.test.ts') && !excepted.includes(file))
    expect(files.flatMap(longTests)).toEqual([])
  })

  it('has no file over 400 lines', () => {
    const lines = (file: string) => read(file).split('\n').length
    expect(sources.filter((file) => lines(file) > 400)).toEqual([])
  })
})

it('nothing of db/ or server/ reaches the browser', () => {
  const client = 'build/app/client'
  const scripts = filesIn(client).filter((file) => file.endsWith('.js'))
  expect(scripts, 'build first: npm test does').not.toEqual([])
  const marks = [
    'better-sqlite3',
    'kysely',
    'Kysely',
    'CREATE TABLE',
    'INSERT INTO',
    'argon2',
    'node:fs',
    'node:crypto',
    'PRAGMA',
  ]
  const found = scripts.flatMap((file) =>
    marks.filter((mark) => read(file).includes(mark)).map((mark) => `${file}: ${mark}`),
  )
  expect(found).toEqual([])
})

it('the styles of the pages are not nested: Chromium below 112 would not know them', () => {
  const files = filesIn('build/app/client').filter((file) => /\.(css|js)$/.test(file))
  // In scripts the grid's styles are strings: a nested rule begins with & after a brace or a semicolon.
  expect(files.filter((file) => /[{};]&[.:>\s[]/.test(read(file)))).toEqual([])
})

function bad(folder: string, allows: (entry: Import & { from: string }) => boolean): string[] {
  return everyImport.filter((entry) => isIn(entry.from, folder) && !allows(entry)).map(say)
}

function say({ from, to }: { from: string; to: string }): string {
  return `${from} → ${to}`
}

function isType(node: ts.Statement): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.isImportDeclaration(node) && isTypeOnly(node))
  )
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`)
}

function isNode(name: string): boolean {
  return name.startsWith('node:')
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function filesIn(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)
}

function importsOf(file: string): Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      found.push(resolve(file, (node.moduleSpecifier as ts.StringLiteral).text, isTypeOnly(node)))
    }
    const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
    const [name] = isDynamic ? node.arguments : []
    if (name && ts.isStringLiteral(name)) found.push(resolve(file, name.text, false))
    ts.forEachChild(node, visit)
  }
  visit(parse(file))
  return found
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  const names = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : []
  return (
    clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (!clause.name && names.length > 0 && names.every((name) => name.isTypeOnly))
  )
}

function resolve(from: string, name: string, isType: boolean): Import {
  const bare = name.replace(/\?.*$/, '')
  const alias = /^#(app|server|db)\//.test(bare)
  if (!alias && !bare.startsWith('.')) {
    const parts = bare.split('/')
    return {
      to: bare.startsWith('@') ? parts.slice(0, 2).join('/') : isNode(bare) ? bare : parts[0]!,
      isOurs: false,
      isType,
    }
  }
  const target = alias ? bare.slice(1) : path.posix.join(path.posix.dirname(from), bare)
  const candidates = [target, ...['.ts', '.tsx', '.mts', '.mjs', '.js'].map((ending) => target + ending)]
  const file = candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(path.join(root, candidate)))
  return { to: file ?? target, isOurs: true, isType }
}

/** The tests of a file with more than 60 lines, by the line in which they begin. */
function longTests(file: string): string[] {
  const found: string[] = []
  const source = parse(file)
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && /^(it|test)\b/.test(node.expression.getText(source))) {
      const test = node.arguments.find((argument) => ts.isArrowFunction(argument))
      if (test && lineOf(test.end) - lineOf(test.getStart(source)) >= 60)
        found.push(`${file}:${lineOf(test.getStart(source)) + 1}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A file that does nothing but pass others' exports on. */
function isBarrel(file: string): boolean {
  const { statements } = parse(file)
  const passesOn = (node: ts.Statement) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined
  return statements.length > 0 && statements.every(passesOn)
}

function cycles(): string[] {
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const walk = (file: string, trail: string[]) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') return void found.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
    state.set(file, 'open')
    for (const { to, isOurs, isType } of imports.get(file) ?? []) {
      if (isOurs && !isType) walk(to, [...trail, file])
    }
    state.set(file, 'done')
  }
  for (const file of sources) walk(file, [])
  return found
}

import { translationOf } from '#app/i18n/useTranslation'
import { describe, expect, it, vi } from 'vitest'
import { isCommand, runCommand, type AnyContext, type Command, type CommandId } from '#app/commands/command'
import { expand, keyMap, type Press } from '#app/commands/keyMap'
import { gridKey, ledgerCommands, pageKey } from '#app/commands/ledgerCommands'
import type { LedgerCommandContext } from '#app/commands/LedgerCommandContext'
import { listOffers } from '#app/commands/listOffers'
import { meetingCommands, meetingKey, type MeetingCommandContext } from '#app/commands/meeting'
import { pinyinOf } from '#app/commands/pinyin'
import { rowCommands } from '#app/commands/rows'
import { bringAllWords } from '#app/i18n/bringAllWords'
import { commandsEn } from '#app/i18n/commands.en'
import { commandsZh } from '#app/i18n/commands.zh'
import { createI18n } from '#app/i18n/i18n'
import type { Language } from '#app/i18n/language'
import { defaultLightSettings } from '#app/model/ledger/light'
import type { Person } from '#app/model/ledger/person'
import { pinyinInitials } from '#app/model/text/pinyin'
import { searchRank } from '#app/model/view/searchRank'
import { plainView } from '#app/model/view/view'
import { createReading } from '#app/reading/reading'
import { LedgerStore } from '#app/sync/LedgerStore'
import { item, ledgerOf, person, stream } from '../support/ledger'

bringAllWords()
const languages: Language[] = ['zh', 'en']
const commands = [...ledgerCommands.filter(isCommand), ...meetingCommands] as readonly Command<never>[]

/** An object whose every method does nothing but be counted. */
function counting<T extends object>(calls: string[], values: Partial<T> = {}): T {
  return new Proxy({ ...values } as T, {
    get: (known, key) =>
      key in known ? known[key as keyof T] : (...args: unknown[]) => void calls.push(`${String(key)} ${args.join()}`),
  })
}

/** The ledger's page as a coordinator has it, with everything that commands can be about. */
function ledgerContext(values: Partial<LedgerCommandContext> = {}, language: Language = 'zh') {
  const calls: string[] = []
  const store = new LedgerStore(defaultLightSettings, Date.parse('2026-11-23T01:00:00Z'), {
    columns: [],
    streams: [],
    items: [],
    stamps: {},
  })
  store.attach(
    ledgerOf([item('a', { order: 'a1' }), item('b', { order: 'a2' })], [stream('s1', 'a1'), stream('s2', 'a2')]),
  )
  const departments = [
    { id: 'renshe', name: { zh: '市人社局', en: 'Labour' }, short: '人社局', kind: 'government' as const },
  ]
  const reading = createReading(store, store.schema, departments, translationOf(createI18n(language)).t, language)
  const cell = { item: 'a', column: 'title' as const }
  const context = counting<LedgerCommandContext>(calls, {
    t: reading.t,
    tracker: 'ledger',
    store,
    reading,
    person: person('coordinator'),
    canWrite: true,
    mayAsk: () => true,
    view: { ...plainView, stream: 's1', search: 'x' },
    density: 'normal',
    changes: counting<LedgerCommandContext['changes']>(calls, { base: null }),
    edits: counting<LedgerCommandContext['edits']>(calls, { canUndo: true, canRedo: true }),
    row: store.entry('a')!,
    rowActions: counting<LedgerCommandContext['rowActions']>(calls, { isInOrder: true, canMove: () => true }),
    grid: counting<NonNullable<LedgerCommandContext['grid']>>(calls, {
      row: () => ({ id: 'a', kind: 'item', key: 'a' }),
      cell: () => cell,
      canEdit: () => true,
    }),
    columns: counting<LedgerCommandContext['columns']>(calls, { shown: ['title'] }),
    savedViews: [],
    column: 'title',
    stream: store.outline()[0] ?? null,
    structure: counting<LedgerCommandContext['structure']>(calls),
    find: counting<LedgerCommandContext['find']>(calls),
    isNarrowed: true,
    ...values,
  })
  return { context, calls }
}

function meetingContext() {
  const calls: string[] = []
  const context = counting<MeetingCommandContext>(calls, {
    t: createI18n('zh').t,
    position: { slide: 'item', item: 'a' },
    isDark: true,
    steering: counting<NonNullable<MeetingCommandContext['steering']>>(calls, { isPresenter: true }),
  })
  return { context, calls }
}

function pressOf(key: string): Press {
  const name = key.split('+').at(-1)!
  return {
    key: name === 'Space' ? ' ' : name,
    code: name === ';' ? 'Semicolon' : '',
    shiftKey: key.includes('Shift+'),
    ctrlKey: key.includes('Ctrl+'),
    metaKey: false,
    altKey: key.includes('Alt+'),
  }
}

describe('the table of commands', () => {
  it('binds no key twice in one place', () => {
    const bound = [
      { id: 'one', keys: ['Shift+ArrowUp'] },
      { id: 'two', keys: ['F1'], alsoKeys: ['Shift+Arrow'] },
    ]
    expect(() => keyMap(bound)).toThrow('Shift+ArrowUp is bound twice: one, two')
    // Those of the page, the grid and the stage were made when this file was loaded.
    expect([pageKey, gridKey, meetingKey].map((find) => find(pressOf('Ctrl+K')))).not.toEqual([null, null, null])
  })

  it('has each command once', () => {
    for (const table of [ledgerCommands, meetingCommands]) {
      const ids = table.map(({ id }) => id)
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    }
  })

  it('names every command in both languages, and nothing else', () => {
    const ids = commands.map(({ id }) => id).sort()
    expect(Object.keys(commandsZh.names).sort()).toEqual(ids)
    expect(Object.keys(commandsEn.names).sort()).toEqual(ids)
    expect([...Object.values(commandsZh.names), ...Object.values(commandsEn.names)]).not.toContain('')
  })

  it.each(languages)('offers nothing in the palette without a name (%s)', (language) => {
    vi.stubGlobal('navigator', { clipboard: { readText: () => {} } })
    const offers = listOffers(ledgerCommands, ledgerContext({}, language).context)
    expect(offers.length).toBeGreaterThan(40)
    expect(offers.filter(({ label }) => label === '' || /commands\.|undefined|\{\{/.test(label))).toEqual([])
    const ids = offers.map(({ id }) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    vi.unstubAllGlobals()
  })

  const keyed = commands.flatMap((command) =>
    [...(command.keys ?? []), ...(command.alsoKeys ?? [])].flatMap(expand).map((key) => [key, command.id] as const),
  )
  it.each(keyed)('%s does something: %s', (key, id) => {
    const press = pressOf(key)
    const isMeeting = meetingCommands.some((command) => command.id === id)
    const { context, calls } = isMeeting ? meetingContext() : ledgerContext()
    const command = (isMeeting ? meetingKey : id === (pageKey(press)?.id ?? '') ? pageKey : gridKey)(press)
    expect(command?.id).toBe(id)
    expect(runCommand(command as Command<AnyContext>, context, press)).toBe(true)
    expect(calls.length).toBeGreaterThan(0)
  })
})

describe('commands of a row', () => {
  const offered = (values: Partial<LedgerCommandContext>) =>
    listOffers(rowCommands, ledgerContext({ mayAsk: () => false, ...values }).context).map(({ id }) => id)

  it('are for the row with the focus, and depend on the person', () => {
    expect(offered({ row: null })).toEqual([])
    const arranging = ['add-below', 'add-sub-item', 'move-up', 'move-down', 'delete']
    expect(offered({})).toEqual(['open-details', 'close', 'defer', ...arranging])
    const asked = offered({ mayAsk: (kind, { item }) => kind !== 'extension' && item.id === 'a' })
    expect(asked).toEqual(['open-details', 'close', 'defer', 'ask-order', 'ask-urge', 'ask-whistle', ...arranging])
    expect(offered({ person: person('department', 'renshe') })).toEqual(['open-details', 'acknowledge'])
    const others: Person[] = [person('department', 'jiaowei'), person('viewer')]
    for (const other of others) expect(offered({ person: other })).toEqual(['open-details'])
    expect(offered({ canWrite: false })).toEqual(['open-details'])
  })

  it('say why they are not possible now, and then do nothing but say so', () => {
    const { context, calls } = ledgerContext()
    const sorted = { ...context.rowActions, isInOrder: false }
    const told: string[] = []
    const values = { ...ledgerContext({ rowActions: sorted }).context, tell: (text: string) => void told.push(text) }
    const [moveUp] = listOffers(rowCommands, values).filter(({ id }) => id === 'move-up')
    expect(moveUp!.why).toBe('按类别分组且不排序时可以移动')
    moveUp!.run()
    expect(told).toEqual([moveUp!.why])
    expect(calls).toEqual([])
  })
})

it('every command is found by its pinyin and by the initials of that, which has one for each character of its name', () => {
  // Where the dictionary's first reading is not the one that is meant.
  const read = new Map([
    ['重', 'c'],
    ['行', 'h'],
    ['调', 't'],
  ])
  for (const [id, name] of Object.entries(commandsZh.names)) {
    const signs = Array.from(name.matchAll(/\p{Script=Han}/gu), ([sign]) => sign)
    const [whole, initials] = pinyinOf(id as CommandId)
    expect(initials, name).toBe(signs.map((sign) => read.get(sign) ?? pinyinInitials(sign)).join(''))
    const offer = { label: name, also: pinyinOf(id as CommandId) }
    for (const typed of [whole!, whole!.slice(0, 4), initials!])
      expect(searchRank([{ label: '别的' }, offer], typed)).toEqual([offer])
  }
  vi.stubGlobal('navigator', { clipboard: { readText: () => {} } })
  const { context } = ledgerContext()
  const found = (typed: string) => searchRank(listOffers(ledgerCommands, context), typed)[0]?.label
  expect([found('shanchu'), found('tianjia fenxiang'), found('kjj')]).toEqual(['删除', '添加分项', '快捷键'])
})

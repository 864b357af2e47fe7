import { useMemo, useRef, useState } from 'react'
import { foldAccount } from '../../model/house/accounts'
import { longestPeopleList, type KnownHouse, type ListProblem } from '../../model/house/peopleList'
import { departmentNames } from '../../model/ledger/nameReader'
import { openDepartments, type Department } from '../../model/ledger/person'
import { BrokenFile, type FileProblem, type FileSheet } from '../../transfer/fileTable'
import { readInWorker } from '../../transfer/readInWorker'
import { judgeDrafts, type Draft, type DraftProblem } from './Draft'
import { meantDepartments } from './meantDepartments'
import { readDrafts } from './readDrafts'
import type { Rights } from './roleWords'

/** What became of reading a text or a file. `sheet`: which of several it was; `unused`: columns of which nothing was read. */
export type ReadReport =
  | { kind: 'read'; sheet: string; unused: readonly string[] }
  | { kind: 'nothing' }
  | { kind: 'too-long'; count: number }
  | { kind: 'broken'; problem: FileProblem }

/** The list as it is written, judged anew with each change. `accounts`: those that somebody has or is invited under. */
export function useDrafts(departments: readonly Department[], accounts: readonly string[]) {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [report, setReport] = useState<ReadReport | null>(null)
  const [isReading, setReading] = useState(false)
  /** What the server had against lines as they were sent. */
  const [refused, setRefused] = useState<ReadonlyMap<number, readonly ListProblem[]>>(new Map())
  const nextKey = useRef(0)
  const { reader, known, meant } = useMemo(() => {
    const open = openDepartments(departments)
    const known: KnownHouse = {
      accounts: new Set(accounts.map(foldAccount)),
      departments: new Set(open.map(({ id }) => id)),
    }
    const reader = departmentNames(departments.filter(({ isClosed, mergedInto }) => !isClosed || mergedInto))
    return { reader, known, meant: meantDepartments(reader, open) }
  }, [departments, accounts])
  const problems = useMemo(() => {
    const found = judgeDrafts(drafts, reader, known)
    return found.map((own, i): DraftProblem[] => [...new Set([...own, ...(refused.get(drafts[i]!.key) ?? [])])])
  }, [drafts, reader, known, refused])

  const take = (sheets: readonly FileSheet[]): ReadReport => {
    const seen = sheets.filter(
      ({ isHidden, rows }) => !isHidden && rows.some(({ cells }) => cells.some((cell) => cell.trim())),
    )
    const [sheet] = seen
    const { drafts: added, unused } = readDrafts(sheet?.rows ?? [], meant, knownWith(known, drafts), nextKey.current)
    if (added.length === 0) return { kind: 'nothing' }
    const count = drafts.length + added.length
    if (count > longestPeopleList) return { kind: 'too-long', count }
    nextKey.current += added.length
    setDrafts([...drafts, ...added])
    return { kind: 'read', sheet: seen.length > 1 ? sheet!.name : '', unused }
  }
  return {
    drafts,
    problems,
    reader,
    meant,
    report,
    isReading,
    /** True: there is something in the list that was not there before. */
    async read(file: File): Promise<boolean> {
      setReading(true)
      const next = await readInWorker(file, 'sheets', () => {}, new AbortController().signal)
        .then(({ sheets }) => take(sheets))
        .catch((error: unknown): ReadReport => {
          return { kind: 'broken', problem: error instanceof BrokenFile ? error.problem : { code: 'failed' } }
        })
      setReport(next)
      setReading(false)
      return next.kind === 'read'
    },
    change(key: number, patch: Partial<Draft>) {
      setDrafts((now) => now.map((draft) => (draft.key === key ? { ...draft, ...patch } : draft)))
      setRefused((now) => (now.has(key) ? new Map([...now].filter(([other]) => other !== key)) : now))
    },
    /** In all lines that say this, which means no role, it is to mean one. */
    meanRole(roleText: string, rights: Rights) {
      setDrafts((now) =>
        now.map((draft) => (draft.roleText === roleText ? { ...draft, ...rights, roleText: '' } : draft)),
      )
    },
    remove: (key: number) => setDrafts((now) => now.filter((draft) => draft.key !== key)),
    add() {
      const empty = { name: '', account: '', department: '', houseRole: 'member', access: null, roleText: '' } as const
      const key = nextKey.current++
      setDrafts((now) => [...now, { ...empty, key }])
    },
    refuse: (found: readonly ListProblem[][]) => setRefused(new Map(drafts.map(({ key }, i) => [key, found[i] ?? []]))),
    clear() {
      setDrafts([])
      setReport(null)
      setRefused(new Map())
    },
  }
}

export type Drafts = ReturnType<typeof useDrafts>

/** Who stands in the list already has their account too. */
function knownWith({ accounts, departments }: KnownHouse, drafts: readonly Draft[]): KnownHouse {
  const listed = new Set(drafts.map(({ account }) => foldAccount(account)))
  return { accounts: { has: (account) => accounts.has(account) || listed.has(account) }, departments }
}

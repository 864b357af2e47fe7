import { useEffect, useRef, useState } from 'react'
import { worldOf, type Desk } from '../model/ledger/edit'
import { readItems, readStreams } from '../model/ledger/ledger'
import { limits } from '../model/ledger/limits'
import { outline } from '../model/ledger/outline'
import type { Department } from '../model/ledger/person'
import { readSchema } from '../model/ledger/schemaOf'
import type { Wording } from '../reading/wording'
import type { Language } from '../i18n/language'
import { applyPlan, type Applied } from './applyPlan'
import { BrokenFile, type FileProblem, type FileTable, type ReadFile } from './fileTable'
import { guessColumns, importColumns, type ImportColumn, type Mapping } from './guessColumns'
import { planImport, type Plan } from './plan'
import { readInWorker } from './readInWorker'

/** The live ledger as import needs it. */
export interface ImportTarget {
  /** The ledger's id. */
  tracker: string
  desk: Desk
  departments: readonly Department[]
  today: string
  language: Language
  columnName: Wording['columnName']
  /** All that `work` writes is one step of undo. */
  asOneStep<T>(work: () => Promise<T>): Promise<T>
  saved(): Promise<boolean>
}

export type ImportStep = 'choose' | 'reading' | 'map' | 'preview' | 'writing' | 'interrupted'

/** What a person is doing in the import dialog, and what they can do next. */
export function useImport(target: ImportTarget) {
  const [step, setStep] = useState<ImportStep>('choose')
  const [name, setName] = useState('')
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const [file, setFile] = useState<ReadFile | null>(null)
  const [sheet, setSheet] = useState(0)
  const [mapping, setMapping] = useState<Mapping>([])
  const [clearsEmpty, setClearsEmpty] = useState(false)
  const [plan, setPlan] = useState<Plan | null>(null)
  const [isStale, setStale] = useState(false)
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  const asking = useRef(new AbortController())
  // The same row gets the same id each time that it is compared.
  const ids = useRef(new Map<number, string>())
  useEffect(() => () => asking.current.abort(), [])
  const table: FileTable | undefined = file?.tables[sheet]

  const chooseSheet = (read: ReadFile, index: number) => {
    setSheet(index)
    setMapping(guessColumns(read.tables[index]!.header, readSchema(target.desk.doc)))
    ids.current = new Map()
  }
  const compare = () => {
    if (!table) return null
    return planImport(table, mapping, clearsEmpty, {
      ...ledgerNow(target),
      idOf(line) {
        const known = ids.current.get(line) ?? target.desk.newId()
        ids.current.set(line, known)
        return known
      },
    })
  }

  return {
    step,
    name,
    share,
    problem,
    file,
    sheet,
    table,
    mapping,
    clearsEmpty,
    plan,
    isStale,
    progress,
    /** What a file's columns may be taken for, in the ledger's order. */
    columns: importColumns(readSchema(target.desk.doc)),
    nameOf: target.columnName,
    setClearsEmpty,
    async read(chosen: File) {
      asking.current.abort()
      asking.current = new AbortController()
      const { signal } = asking.current
      setName(chosen.name)
      setProblem(null)
      setShare(null)
      setStep('reading')
      try {
        const read = await readInWorker(
          chosen,
          'tables',
          (part) => signal.aborted || setShare(Math.min(part, 1)),
          signal,
        )
        if (signal.aborted) return
        setFile(read)
        chooseSheet(read, 0)
        setStep('map')
      } catch (error) {
        if (signal.aborted) return
        setProblem(error instanceof BrokenFile ? error.problem : { code: 'failed' })
        setStep('choose')
      }
    },
    startOver() {
      asking.current.abort()
      setProblem(null)
      setFile(null)
      setStep('choose')
    },
    chooseSheet: (index: number) => file && chooseSheet(file, index),
    /** A ledger column belongs to one column of the file: another one that had it lets it go. */
    assign(index: number, column: ImportColumn | null) {
      setMapping(mapping.map((known, i) => (i === index ? column : known === column ? null : known)))
    },
    preview() {
      setPlan(compare())
      setStale(false)
      setStep('preview')
    },
    backToMapping: () => setStep('map'),
    /** Writes what was seen, and nothing else: where the ledger has changed in what this file is about, it is shown anew. */
    async write(): Promise<Applied | null> {
      const now = compare()
      if (!plan || !now) return null
      if (signatureOf(now) !== signatureOf(plan)) {
        setPlan(now)
        setStale(true)
        return null
      }
      const total = now.rows.filter(({ kind }) => kind === 'new' || kind === 'changed').length
      setProgress({ done: 0, total })
      setStep('writing')
      // So that it is seen: writing keeps the page busy.
      await painted()
      const applied = await target.asOneStep(() =>
        applyPlan(target.desk, now, target.saved, (done) => setProgress({ done, total })),
      )
      if (!applied.isWhole) setStep('interrupted')
      return applied
    },
  }
}

export type Import = ReturnType<typeof useImport>

function ledgerNow({ tracker, desk, departments, today, language }: ImportTarget) {
  const { doc, person } = desk
  const [streams, items] = [readStreams(doc), readItems(doc)]
  return {
    id: tracker,
    streams: outline(streams, items),
    departments,
    person,
    today,
    language,
    world: worldOf(doc, desk.departments),
    room: limits.rows - items.length,
  }
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

/** What a plan would write, and over what. */
function signatureOf({ rows }: Plan): string {
  return JSON.stringify(rows.map(({ line, id, kind, code, cells, refused }) => [line, id, kind, code, cells, refused]))
}

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Department } from '../model/ledger/person'
import { BrokenFile, type FileProblem, type ReadSheets } from '../transfer/fileTable'
import { readInWorker } from '../transfer/readInWorker'
import { noCorrections, type Corrections, type Proposal } from './recognise/proposal'
import { recognise } from './recognise/recognise'

type Part = Exclude<keyof Corrections, Single>
type Entry<Key extends Part> = Corrections[Key][keyof Corrections[Key]]
type Single = 'title' | 'streamSource' | 'takesHidden'

/** A file on its way to a ledger: what is in it, what a person has corrected, and what it would come to. */
export interface Workbench {
  name: string
  isReading: boolean
  share: number | null
  problem: FileProblem | null
  file: ReadSheets | null
  proposal: Proposal | null
  corrections: Corrections
  /** What is shown is not yet recomputed from the last correction. */
  isStale: boolean
  read: (file: File) => Promise<void>
  startOver: () => void
  set: <Key extends Single>(key: Key, value: Corrections[Key]) => void
  /** Corrects one entry, such as what a column means; undefined takes that back. */
  correct: <Key extends Part>(part: Key, key: string | number, value: Entry<Key> | undefined) => void
  /** Takes rows again that were left out by hand. */
  putBackRows: () => void
  reset: () => void
}

export function useWorkbench(departments: readonly Department[], today: string): Workbench {
  const [name, setName] = useState('')
  const [share, setShare] = useState<number | null>(null)
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const [file, setFile] = useState<ReadSheets | null>(null)
  const [corrections, setCorrections] = useState<Corrections>(noCorrections)
  const asking = useRef(new AbortController())
  useEffect(() => () => asking.current.abort(), [])
  const shown = useDeferredValue(corrections)
  const proposal = useMemo(
    () => file && recognise(file, shown, { departments, today, fileName: name }),
    [file, shown, departments, today, name],
  )
  const startOver = () => {
    asking.current.abort()
    asking.current = new AbortController()
    setFile(null)
    setReading(false)
    setProblem(null)
    setCorrections(noCorrections)
  }
  return {
    ...{ name, share, isReading, problem, file, proposal, corrections, startOver },
    isStale: shown !== corrections,
    async read(chosen) {
      startOver()
      const { signal } = asking.current
      setName(chosen.name)
      setShare(null)
      setReading(true)
      try {
        const tell = (part: number) => signal.aborted || setShare(Math.min(part, 1))
        const read = await readInWorker(chosen, 'sheets', tell, signal)
        if (!signal.aborted) setFile(read)
      } catch (error) {
        if (!signal.aborted) setProblem(error instanceof BrokenFile ? error.problem : { code: 'failed' })
      }
      if (!signal.aborted) setReading(false)
    },
    set: (key, value) => setCorrections((all) => ({ ...all, [key]: value })),
    correct: (part, key, value) =>
      setCorrections((all) => {
        const others = Object.fromEntries(Object.entries(all[part]).filter(([known]) => known !== String(key)))
        return { ...all, [part]: value === undefined ? others : { ...others, [key]: value } }
      }),
    putBackRows: () =>
      setCorrections((all) => ({
        ...all,
        rows: Object.fromEntries(Object.entries(all.rows).filter(([, fate]) => fate !== 'out')),
      })),
    reset: () => setCorrections(noCorrections),
  }
}

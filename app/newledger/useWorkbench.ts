import { useEffect, useRef, useState } from 'react'
import type { Department } from '../model/ledger/person'
import type { FileProblem } from '../transfer/fileTable'
import { Recogniser } from './Recogniser'
import { noCorrections, type Corrections } from './recognise/proposal'
import type { Extent, ShownProposal } from './recognise/shownProposal'

type Part = Exclude<keyof Corrections, Single>
type Entry<Key extends Part> = Corrections[Key][keyof Corrections[Key]]
type Single = 'title' | 'streamSource' | 'takesHidden' | 'year'

/** So many rows and problems are shown at first; each further click shows some more. */
const atFirst: Extent = { rows: 40, problems: 50 }
const more: Extent = { rows: 200, problems: 200 }

/** A file on its way to a ledger: what is in it, what a person has corrected, and what it would come to. */
export interface Workbench {
  name: string
  isReading: boolean
  share: number | null
  problem: FileProblem | null
  proposal: ShownProposal | null
  corrections: Corrections
  /** What is shown is not yet recomputed from the last correction. */
  isStale: boolean
  read: (file: File) => void
  startOver: () => void
  /** Shows some more of what there is more of. */
  showMore: (of: keyof Extent) => void
  set: <Key extends Single>(key: Key, value: Corrections[Key]) => void
  /** Corrects one entry, such as what a column means; undefined takes that back. */
  correct: <Key extends Part>(part: Key, key: string | number, value: Entry<Key> | undefined) => void
  /** Takes rows again that were left out by hand. */
  putBackRows: () => void
  /** Takes rows as entries that were left out because they look like none. */
  takeRows: (keys: readonly string[]) => void
  reset: () => void
  /** The wish for the ledger, as it is sent; null where the file was given up. */
  wish: (id: string) => Promise<Blob | null>
}

export function useWorkbench(departments: readonly Department[], today: string): Workbench {
  const [name, setName] = useState('')
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const [isRead, setRead] = useState(false)
  const [answer, setAnswer] = useState<{ proposal: ShownProposal; of: Corrections } | null>(null)
  const [corrections, setCorrections] = useState<Corrections>(noCorrections)
  const [extent, setExtent] = useState(atFirst)
  const [isReading, setReading] = useState(false)
  const recogniser = useRef<Recogniser | null>(null)
  const startOver = () => {
    recogniser.current?.end()
    recogniser.current = null
    setRead(false)
    setReading(false)
    setAnswer(null)
    setProblem(null)
    setExtent(atFirst)
    setCorrections(noCorrections)
  }
  useEffect(() => () => recogniser.current?.end(), [])
  useEffect(() => {
    if (isRead) recogniser.current!.recognise({ corrections, extent, context: { departments, today, fileName: name } })
  }, [isRead, corrections, extent, departments, today, name])
  return {
    ...{ name, share, isReading, problem, corrections, startOver },
    proposal: answer?.proposal ?? null,
    isStale: answer?.of !== corrections,
    read(chosen) {
      startOver()
      setName(chosen.name)
      setShare(null)
      setReading(true)
      recogniser.current = new Recogniser({
        progress: (part) => setShare(Math.min(part, 1)),
        broken(found) {
          startOver()
          setProblem(found)
        },
        read: () => setRead(true),
        recognised(proposal, order) {
          setReading(false)
          setAnswer({ proposal, of: order.corrections })
        },
      })
      void recogniser.current.read(chosen)
    },
    showMore: (of) => setExtent((now) => ({ ...now, [of]: now[of] + more[of] })),
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
    takeRows: (keys) =>
      setCorrections((all) => ({
        ...all,
        rows: { ...all.rows, ...Object.fromEntries(keys.map((key) => [key, 'taken' as const])) },
      })),
    reset: () => setCorrections(noCorrections),
    wish: (id) => recogniser.current!.wish(id),
  }
}

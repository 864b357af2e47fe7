import { useEffect, useState } from 'react'
import { usePageContext } from '../grid/PageContext'
import { summarise, waitToSay, type Announcement, type ChangedPlace } from '../model/live/announcements'
import { isColumnId } from '../model/ledger/columns'
import { useLatest } from '../ui/useLatest'

/** What comes together is told together, ms. */
const soon = 1_000

/** Says to screen readers what others change, in a few words, now and then, and never while one types. */
export function ChangeAnnouncer() {
  const { store, reading, person } = usePageContext()
  const { t } = reading
  const latestReading = useLatest(reading)
  const me = person.name
  const [text, setText] = useState('')
  useEffect(() => {
    const heard: ChangedPlace[] = []
    const state = { saidAt: 0, typedAt: 0, isComposing: false }
    let timer: ReturnType<typeof setTimeout> | null = null
    const placeText = ({ item, column }: ChangedPlace) => {
      const code = store.entry(item)?.code ?? ''
      return column !== null && isColumnId(column)
        ? t('together.cell', { code, column: latestReading().columnName(column) })
        : t('together.wholeRow', { code })
    }
    const sentence = ({ who, count, places }: Announcement) => {
      const said = places.map(placeText).join(t('together.between'))
      return t('together.changed', {
        name: who || t('together.somebody'),
        count,
        places: count > places.length ? t('together.more', { places: said }) : said,
      })
    }
    const say = () => {
      timer = null
      const wait = waitToSay(Date.now(), state)
      if (wait > 0) return void (timer = setTimeout(say, wait))
      // Who it was is known by the row's stamp, which the server sends behind the change.
      const there = heard.splice(0).filter(({ item }) => store.entry(item))
      const found = summarise(there, (item) => {
        const by = store.stamp(item)?.updatedBy ?? ''
        return by === me ? '' : by
      })
      if (found.length === 0) return
      state.saidAt = Date.now()
      setText(found.map(sentence).join(t('together.sentences')))
    }
    const unsubscribe = store.subscribe(({ rows, isOwn }) => {
      if (isOwn || rows.size === 0) return
      for (const [item, changed] of rows) for (const column of changed ?? [null]) heard.push({ item, column })
      timer ??= setTimeout(say, soon)
    })
    const onInput = () => (state.typedAt = Date.now())
    const onStart = () => (state.isComposing = true)
    const onEnd = () => {
      state.isComposing = false
      onInput()
    }
    document.addEventListener('input', onInput, true)
    document.addEventListener('compositionstart', onStart, true)
    document.addEventListener('compositionend', onEnd, true)
    return () => {
      unsubscribe()
      if (timer) clearTimeout(timer)
      document.removeEventListener('input', onInput, true)
      document.removeEventListener('compositionstart', onStart, true)
      document.removeEventListener('compositionend', onEnd, true)
    }
  }, [store, t, me, latestReading])
  return (
    <p className="visually-hidden change-announcer" role="status" aria-live="polite">
      {text}
    </p>
  )
}

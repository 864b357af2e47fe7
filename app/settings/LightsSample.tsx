import { useMemo, useSyncExternalStore } from 'react'
import { LightMark, lightShapes } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import { lightOf, lights, type LightSettings, type LightState } from '../model/ledger/light'
import type { OutlineItem } from '../model/ledger/outline'
import { dayOf } from '../model/text/moments'
import { createReading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import type { Ledger } from '../sync/useLedger'

/** As many changed items as one looks at. */
const most = 8

interface Changed {
  entry: OutlineItem
  before: LightState
  after: LightState
}

/** What the lights of the ledger, as it is now, would be with these settings; null: they are none yet. */
export function LightsSample({ ledger, settings }: { ledger: Ledger; settings: LightSettings | null }) {
  const { store, schema, departments, connection } = ledger
  const { t, language } = useTranslation()
  const version = useSyncExternalStore(
    store.subscribe,
    () => store.version,
    () => store.version,
  )
  const reading = useMemo(
    () => createReading(store, schema, departments, t, language),
    [store, schema, departments, t, language],
  )
  const sample = useMemo(
    () => (connection && settings ? sampleOf(store, settings) : null),
    // The store is the same one when it has changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [store, connection, settings && JSON.stringify(settings), version],
  )
  if (!sample) return <p className="settings__sample section__hint">{connection ? '' : t('settings.sampleWaiting')}</p>
  const { now, then, changed } = sample
  return (
    <div className="settings__sample">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('settings.sample')}</th>
            {lights.map((light) => (
              <th key={light} scope="col" className="settings__count">
                <span className={`light light--${light}`}>
                  <span aria-hidden="true" className="light__shape">
                    {lightShapes[light]}
                  </span>
                  {t(`light.${light}`)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[['sampleNow', now] as const, ['sampleThen', then] as const].map(([name, counts]) => (
            <tr key={name}>
              <th scope="row">{t(`settings.${name}`)}</th>
              {lights.map((light) => (
                <td key={light} className="settings__count figures">
                  {now[light] === then[light] ? counts[light] : <strong>{counts[light]}</strong>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="section__hint" role="status">
        {changed.length === 0 ? t('settings.sampleSame') : t('settings.sampleChanges', { count: changed.length })}
      </p>
      <ul className="settings__changed">
        {changed.slice(0, most).map(({ entry, before, after }) => (
          <li key={entry.item.id}>
            <span className="figures">{entry.code}</span>
            <span className="settings__changed-title">{reading.titleOf(entry.item)}</span>
            <span>
              <LightMark light={before} reading={reading} /> → <LightMark light={after} reading={reading} />
            </span>
          </li>
        ))}
        {changed.length > most && <li>{t('settings.sampleMore', { count: changed.length - most })}</li>}
      </ul>
    </div>
  )
}

function sampleOf(store: LedgerStore, settings: LightSettings) {
  const day = dayOf(store.today, settings.timeZone)
  const counts = () => Object.fromEntries(lights.map((light) => [light, 0])) as Record<LightState['light'], number>
  const [now, then] = [counts(), counts()]
  const changed: Changed[] = []
  const leaves = store
    .outline()
    .flatMap(({ items }) => items)
    .flatMap((entry) => (entry.children.length > 0 ? entry.children : [entry]))
  for (const entry of leaves) {
    const before = store.light(entry)
    const after = lightOf(entry.item, store.stamp(entry.item.id), settings, day)
    now[before.light]++
    then[after.light]++
    if (before.light !== after.light) changed.push({ entry, before, after })
  }
  return { now, then, changed }
}

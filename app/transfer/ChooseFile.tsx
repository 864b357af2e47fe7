import type { Translate } from '../i18n/Translate'
import { FileDrop } from './FileDrop'
import type { Import } from './useImport'

/** The first step: choose or drop a file; what is wrong with the last one, if it could not be read. */
export function ChooseFile({ t, importing, onCancel }: { t: Translate; importing: Import; onCancel: () => void }) {
  const { step, name, share, problem, read } = importing
  return (
    <>
      <div className="import__body">
        <FileDrop
          {...{ t, name, share, problem }}
          isReading={step === 'reading'}
          meaning={t('transfer.nothingChanged')}
          onChoose={(file) => void read(file)}
        />
        <p className="import__hint">{t('transfer.harmless')}</p>
        <p className="import__hint">{t('transfer.getTemplate')}</p>
      </div>
      <footer className="import__foot">
        <button className="button" onClick={onCancel}>
          {t('ledger.cancel')}
        </button>
      </footer>
    </>
  )
}

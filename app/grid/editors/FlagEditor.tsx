import { flags, writtenFlags } from '../../model/ledger/kinds/flag'
import { FlagMark } from '../../ui/FlagMark'
import type { EditorProps } from './EditorProps'
import { PickEditor } from './PickEditor'

/** Yes or no: by a letter, from the list, or empty. */
export function FlagEditor(editor: EditorProps) {
  const { t } = editor.context.reading
  return (
    <PickEditor
      {...editor}
      label={t('ledger.chooseFlag')}
      options={flags.map((flag) => ({
        value: flag,
        label: t(`flag.${flag}`),
        alias: writtenFlags[flag].join(' '),
        content: (
          <>
            <FlagMark flag={flag} name="" /> {t(`flag.${flag}`)}
          </>
        ),
      }))}
    />
  )
}

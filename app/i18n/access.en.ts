import type { accessZh } from './access.zh'
import type { InEnglish } from './InEnglish'

export const accessEn: InEnglish<typeof accessZh> = {
  everyone: 'everyone',
  granted: { viewer: 'look', department: 'fill in their own items', coordinator: 'coordinate' },
  title: 'Access',
  hint: 'Who may open this ledger, and what they may do. Where several lines speak of a person, the highest counts; administrators coordinate every ledger. Changes apply at once.',
  everyoneHere: 'Everyone',
  aDepartment: 'Department',
  disabledPerson: '(somebody who is disabled)',
  grantOf: '{{whom}}:',
  accessOf: 'Access of {{whom}}',
  withdraw: 'Withdraw',
  withdrawOf: 'Withdraw the access of {{whom}}',
  change: 'Change',
  none: 'Only administrators may open this ledger now.',
  add: 'Give access',
  to: 'To whom',
  toHint: 'Everyone, a department or a name',
  as: 'To do what',
  give: 'Give access',
  nobodyFound: 'Nobody found',
  failed: 'That did not work. Check the network and try again.',
  losesOwnDo: 'Change it',
  reachers: 'Who may open it ({{count}})',
  because: '{{what}}: {{why}}',
  may: {
    viewer: '{{name}} may look',
    department: '{{name}} may fill in the items of {{department}}',
    coordinator: '{{name}} coordinates, and may change everything',
  },
  right: { viewer: 'may look', department: 'may fill in their own items', coordinator: 'may coordinate' },
  why: {
    administrator: 'administrators coordinate every ledger',
    everyone: 'everyone {{right}}',
    department: '{{department}} {{right}}',
    person: 'by name they {{right}}',
    noDepartment: '{{why}}, and they belong to no department',
  },
  lost: {
    titles: {
      ledger: 'You may not see this ledger any more',
      coordination: 'You do not coordinate this ledger any more',
      removed: 'This ledger was deleted',
    },
    texts: {
      removed:
        'An administrator has just deleted “{{title}}”; your access has not changed. All of it was written to a file before, from which an administrator can restore it from the home page.',
      ledger:
        '“{{title}}” is closed to you: your access was withdrawn. What was saved stays. If you still need it, ask the ledger’s coordinators or an administrator.',
      coordination:
        'This page is for coordinators, and your rights in “{{title}}” were changed. What was saved stays. If you still need it, ask an administrator.',
    },
    unsaved_one: '1 text is not saved',
    unsaved_other: '{{count}} texts are not saved',
    kept: 'Copy them before you leave. They also stay in this browser: if the ledger is open to you again, opening the ledger in it saves them.',
    isBack: 'The ledger is open to you again. Copy what is not saved, then open it.',
    notKept: 'Copy them before you leave.',
    copy: 'Copy all',
    toLedger: 'Back to the ledger',
    home: 'Home',
  },
}

import type { InEnglish } from './InEnglish'
import type { peopleZh } from './people.zh'

export const peopleEn: InEnglish<typeof peopleZh> = {
  product: 'Luoshi',
  productHint: 'Following up the recommendations of the reform survey',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  account: 'Account',
  password: 'Password',
  noAccount:
    'No account? Ask the working team for an invitation link. If you forgot your password, ask an administrator.',

  invitationTitle: 'Join Luoshi',
  invitedAs: 'You are invited to join with the role “{{role}}”.',
  invitedFor: 'You are invited to join for {{department}} with the role “{{role}}”.',
  expiresAt: 'The link is valid until {{when}} and can be used once.',
  switchesFrom: 'You are signed in as “{{name}}”. Once the new account is made, you will be signed in with it instead.',
  accountHint: 'What you sign in with, such as renshe.wang; capitals do not matter',
  name: 'Name',
  nameHint: 'Shown beside what you write',
  passwordHint: 'At least 10 characters',
  join: 'Create account and enter',
  joining: 'Creating…',
  closed: {
    invitation: {
      usedTitle: 'This link has been used',
      usedText:
        'Each invitation link makes one account. If you used it, simply sign in. If you did not, ask whoever sent it for another, and tell them that somebody else used this one.',
      expiredTitle: 'This link has expired',
      expiredText:
        'Invitation links are valid for 7 days. Ask whoever sent it for another. If it was the administrator’s link of the first start, restart the server: the console shows a new one.',
      unknownTitle: 'There is no such invitation',
      unknownText:
        'The link may be incomplete, or it was withdrawn. Copy it again from the message; if that does not help, ask whoever sent it for another.',
    },
    reset: {
      usedTitle: 'This link has been used',
      usedText:
        'Each link sets a password once. If you used it, sign in with the new password. If you did not, tell an administrator at once, and ask for another link.',
      expiredTitle: 'This link is no longer valid',
      expiredText:
        'Links that set a password are valid for 24 hours, and end when an administrator makes another. Ask an administrator for a new one.',
      unknownTitle: 'There is no such link',
      unknownText:
        'The link may be incomplete. Copy it again from the message; if that does not help, ask an administrator for another.',
    },
  },
  toSignIn: 'Go to sign-in',

  resetTitle: 'Set a new password',
  resetFor: 'For {{name}} (account {{account}}).',
  resetSwitchesFrom:
    'You are signed in as “{{name}}”. Once the password is set, you will be signed in with this account instead.',
  resetPassword: 'Set password and sign in',
  resetting: 'Setting…',
  resetNote: 'This account will be signed out on all other computers.',

  pageTitle: 'People and departments',
  accountTitle: 'My account',
  sections: 'On this page',
  people: 'People',
  invitations: 'Invitations',
  departments: 'Departments',
  administratorsOnly: 'People, departments and rights are kept by administrators. Ask one if something should change.',

  role: 'Role',
  department: 'Department',
  noDepartment: '(none)',
  lastSeen: 'Last seen',
  never: 'Never',
  actions: 'Actions',
  disabled: 'Disabled',
  you: '(you)',
  edit: 'Edit',
  editOf: 'Edit {{name}}',
  save: 'Save',
  cancel: 'Cancel',
  disable: 'Disable',
  enable: 'Enable',
  enableOf: 'Enable {{name}}',
  roleOf: 'Role of {{name}}',
  departmentOf: 'Department of {{name}}',
  nameOf: 'Name of {{name}}',
  makeReset: 'Make password link',
  makeResetHint: 'For a forgotten password: hand it to the person themselves; it is valid for 24 hours and works once.',
  resetLink: 'Link to set a new password',
  resetLinkOnce:
    'Copy it now and hand it to {{name}} in person: the link is shown only this once. It is valid until {{when}}; links made for this person before have ended.',
  peopleHint: 'Somebody who is disabled is signed out at once and cannot come back; all that they wrote is kept.',

  invite: 'Make invitation link',
  inviteHint:
    'Each link works once, for one person, within 7 days. A liaison needs a department; for others it is optional.',
  link: 'Invitation link',
  linkOnce: 'Copy it now and send it: the link is shown only this once. It is valid until {{when}}.',
  openInvitations: 'Invitations not yet used',
  noInvitations: 'No invitation is waiting to be used.',
  createdAt: 'Made',
  validUntil: 'Valid until',
  withdraw: 'Withdraw',
  withdrawOf: 'Withdraw the invitation for {{whom}}',

  departmentName: 'Chinese name',
  departmentNameEn: 'English name',
  short: 'Short name',
  kind: 'Kind',
  count: 'People',
  addDepartment: 'Add department',
  remove: 'Remove',
  shortHint: 'For narrow columns; left empty, the full name is used',
  nameEnHint: 'Left empty, the Chinese name is used',
  noDepartments: 'There are no departments yet. Add the first one below.',
  'kind-party': 'Party department',
  'kind-government': 'Government department',
  'kind-body': 'Coordinating body',
  'kind-service': 'Public institution',
  'kind-subdistrict': 'Subdistrict',

  changePassword: 'Change password',
  currentPassword: 'Current password',
  newPassword: 'New password',
  passwordNote: 'You will be signed out on all other computers.',

  'done-withdraw': 'The invitation is withdrawn.',
  'done-person-save': 'Saved; it applies at once.',
  'done-person-disable': 'Disabled and signed out.',
  'done-person-enable': 'Enabled.',
  'done-department-add': 'The department is added.',
  'done-department-save': 'The department is saved.',
  'done-department-remove': 'The department is removed.',
  'done-password': 'Your password is changed, and you are signed out on all other computers.',

  'error-wrong-password':
    'Account or password is wrong. Check both and try again; too many wrong tries pause signing in.',
  'error-wrong-current-password': 'That is not your current password. Type it again.',
  'error-too-many-tries':
    'Too many tries. Try again in {{minutes}} min; if you forgot your password, ask an administrator.',
  'error-link-unknown': 'There is no such link; it may be withdrawn or expired. Reload the page.',
  'error-link-expired': 'This link has expired. Make another.',
  'error-link-used': 'This link has been used.',
  'error-account-taken': 'This account cannot be used. Choose another.',
  'error-account-malformed':
    'An account has 2 to 64 characters, starts with a letter or digit and may contain . _ - @, but no spaces.',
  'error-name-missing': 'Fill in the name: one line, neither empty nor very long, without tabs or other controls.',
  'error-password-too-short': 'A password needs at least 10 characters. Make it longer.',
  'error-password-too-long': 'A password has at most 200 characters. Make it shorter.',
  'error-department-missing': 'A liaison belongs to a department. Choose one.',
  'error-department-unknown': 'There is no such department; it may have been removed. Reload the page and try again.',
  'error-department-taken': 'Another department has this name or short name. Choose a different one.',
  'error-department-in-use':
    'It cannot be removed: people, invitations or items of a ledger still belong to it. Move them to another department first.',
  'error-last-administrator': 'There must be one enabled administrator. Make somebody else administrator first.',
  'error-person-disabled': 'This person is disabled; enable them before they get a new password.',
  'error-not-allowed': 'Nothing was changed: you may not do this, or that person is gone. Reload the page.',
}

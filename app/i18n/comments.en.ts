import type { InEnglish } from './InEnglish'
import type { commentsZh } from './comments.zh'

export const commentsEn: InEnglish<typeof commentsZh> = {
  title: 'Comments',
  write: 'Write a comment',
  hint: 'Name people or departments with @, and they are told. Ctrl+Enter sends.',
  send: 'Send',
  sending: 'Sending…',
  none: 'No comments yet.',
  failed: 'The comments could not be read. Check the network, and open this again.',
  candidates: 'People and departments to name',
  problem: {
    empty: 'Write something first.',
    'too-long': 'A comment has at most {{most}} characters.',
    'unknown-item': 'The row has been deleted, and the comment was not sent. It is still in the box, to be copied.',
    'not-allowed': 'You may look, but not comment.',
    'not-saving': 'The server cannot save now; the comment was not sent and is still in the box. Try again later.',
    network: 'It was not sent; the text is still in the box. Check the network and try again.',
  },
  inbox: {
    title: 'Inbox',
    unread_one: ', {{count}} new',
    unread_other: ', {{count}} new',
    empty:
      'Nothing waits for you. What names you or your department, is assigned, returned or nearly due comes up here.',
    failed: 'The inbox could not be read. Check the network.',
    isNew: 'New',
    reason: {
      mention: '{{name}} named you',
      mentionDepartment: '{{name}} named your department',
      assigned: 'Assigned to your department',
      returned: 'Returned',
      submitted: 'Submitted for review',
      due: 'Due {{date}}',
      overdue: 'Overdue since {{date}}',
    },
  },
}

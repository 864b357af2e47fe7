import type { InEnglish } from './InEnglish'
import type { filesZh } from './files.zh'

export const filesEn: InEnglish<typeof filesZh> = {
  attach: 'Attach files',
  hint: 'Or drop files here, or paste a screenshot; up to {{most}} each',
  drop: 'Let go to attach as evidence',
  pasted: 'screenshot-{{when}}',
  sending: 'Sending {{name}}',
  cancel: 'Cancel {{name}}',
  tryAgain: 'Try again',
  dismiss: 'Dismiss {{name}}',
  dismissShort: 'Dismiss',
  remove: 'Remove {{name}}',
  removeShort: 'Remove',
  by: 'Attached by {{who}}, {{when}}',
  preview: 'View {{name}}',
  newTab: 'Open in a new tab',
  download: 'Download',
  leave: 'Files are still being sent, and will not be when you leave. Leave all the same?',
  problem: {
    empty: 'The file is empty (0 bytes). Look at it, and choose it again.',
    'over-limit': 'A file may have {{most}} at most. Compress it, or send it in parts.',
    'not-accepted':
      'Files of this kind are not taken. Send PDF, OFD, pictures (jpg, png, gif, webp, heic, tif), Word, Excel, PowerPoint or WPS files, or a zip archive.',
    'not-what-it-says':
      'What is in the file is not what its name says (such as a web page or a program under another name). Save it anew in its own program, and send that.',
    'too-many-files': 'A row may have {{count}} files at most, and has them.',
    'row-full': 'The files of a row may have {{ofRow}} together. Remove what is not needed first.',
    'house-full': 'The files of this server have reached the limit that was set. Tell the administrator.',
    'too-many-uploads': 'You are sending too many files at once. Try again when those before are through.',
    'unknown-row': 'The row has been deleted. The file was not sent.',
    'upload-gone': 'It was broken off for too long and has been given up. Choose the file again.',
    incomplete: 'The file did not come whole. Choose it again.',
    'not-understood': 'The server did not understand this. Load the page anew and try again.',
    network: 'The network broke off. It goes on from there once it is back; or try again.',
    'not-saving': 'The server cannot save now. Try again later, or ask the administrator to look at the disk.',
    unreadable: 'The file cannot be read: it may have been moved or changed. Choose it again.',
  },
}

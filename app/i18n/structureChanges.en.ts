import type { StructureWords } from '../model/history/structureText'
import { optionColoursEn } from './optionColours.en'
import { structureEn } from './structure.en'
import { words } from './words'

/** What became of a ledger's columns and streams, on pages, in files and in minutes. */
export const structureChangesEn: StructureWords = {
  language: 'en',
  subject: { column: 'Column “{{name}}”', stream: 'Stream “{{name}}”' },
  unnamed: structureEn.unnamed,
  events: {
    added: 'Added',
    removed: 'Removed',
    restored: 'Brought back',
    replaced: 'Kind',
    moved: 'Place',
    hidden: 'Hidden for everybody',
    shown: 'Shown again',
  },
  fields: {
    name: structureEn.name,
    nameEn: structureEn.nameEn,
    writers: structureEn.writers,
    unit: structureEn.unit,
    help: structureEn.help,
    neededFor: structureEn.neededFor,
    title: structureEn.title,
    titleEn: structureEn.titleEn,
    problem: structureEn.problem,
    problemEn: structureEn.problemEn,
    note: structureEn.note,
    noteEn: structureEn.noteEn,
    clause: structureEn.clause,
  },
  options: {
    added: 'Option “{{option}}” added',
    removed: 'Option “{{option}}” removed',
    restored: 'Option “{{option}}” brought back',
    moved: 'Place of option “{{option}}”',
    name: 'Name of an option',
    nameEn: 'English name of option “{{option}}”',
    colour: 'Colour of option “{{option}}”',
  },
  place: 'no. {{place}}',
  builtIns: words.en.column,
  kinds: structureEn.kinds,
  writers: structureEn.writersOf,
  neededFor: structureEn.neededForOf,
  colours: optionColoursEn,
  line: '{{subject}}: {{change}}',
  changed: '{{what}}: “{{before}}” → “{{after}}”',
  set: '{{what}} ({{after}})',
  emptied: '{{what}}: “{{before}}” emptied',
}

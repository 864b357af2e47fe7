import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, as measured where nothing else ran: begun last, one of them would keep a worker alone. */
const longest = [
  'page/localCopy',
  'page/waking',
  'page/access',
  'page/ledger',
  'page/import',
  'page/people',
  'page/gridFuzz',
  'page/epoch',
  'server/syncGateFuzz',
  'page/leaving',
  'server/syncGateForgeries',
  'server/backup',
  'server/crash',
  'page/ime',
  'page/meeting',
  'page/keyboard',
]

/** The longest files first, then the browser's, then all others by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`))
      if (at >= 0) return at
      return moduleId.includes('/test/page/') ? longest.length : longest.length + 1
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

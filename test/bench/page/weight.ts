import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '#server/project-root'
import type { BenchedPage } from './session'

/** The scripts that a page asks for before anything that is loaded on demand; bytes. */
export interface PageWeight {
  page: string
  files: number
  gzip: number
  brotli: number
}

/** Weighs the pages' scripts, as their markup names them, and the words of their language, as their head does. */
export async function weighPages({
  address,
  tracker,
  cookie,
}: Pick<BenchedPage, 'address' | 'tracker' | 'cookie'>): Promise<PageWeight[]> {
  const pages = {
    'the ledger': `/trackers/${tracker}`,
    people: '/people',
    'as of a past day': `/trackers/${tracker}/as-of`,
    'what changed': `/trackers/${tracker}/compare`,
    'sign in': '/sign-in',
  }
  return Promise.all(
    Object.entries(pages).map(async ([page, at]) => {
      const headers: Record<string, string> = page === 'sign in' ? {} : { cookie }
      const answer = await fetch(address + at, { headers })
      const said = `${answer.headers.get('link')!} ${await answer.text()}`
      const asked =
        /<([^>]+)>; rel=modulepreload|rel="modulepreload" href="([^"]+)"|(?:import|from) "(\/assets\/[^"]+)"/g
      const names = [...said.matchAll(asked)].map(([, announced, ...named]) => announced ?? named.find(Boolean)!)
      const files = [...new Set(names)].map((file) => path.join(projectRoot(), 'build', 'app', 'client', file))
      const sum = (sizeOf: (file: string) => number) => files.reduce((total, file) => total + sizeOf(file), 0)
      return {
        page,
        files: files.length,
        gzip: sum((file) => gzipSync(readFileSync(file), { level: 9 }).length),
        brotli: sum(brotliSize),
      }
    }),
  )
}

function brotliSize(file: string): number {
  return statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? statSync(file).size
}

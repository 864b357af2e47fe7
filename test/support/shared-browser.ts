import { chromium, type Browser } from 'playwright-core'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { serveBrowser } from './browser'
import { Profiles } from './profiles'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's one browser listens; '' when none is installed. */
    browser: string
  }
}

/** Run once before all test files: one browser for all of them, since starting one takes seconds of both cores. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await serveBrowser()
  project.provide('browser', server?.wsEndpoint() ?? '')
  return async () => server?.close()
}

let connected: Promise<Browser> | null = null
let profiles: Promise<Profiles> | null = null

/** This worker's connection to it, the same for all of its test files; it ends with the worker. */
export function connectBrowser(): Promise<Browser> {
  const address = inject('browser')
  if (address === '') throw new Error('No Chromium is installed. `npm test` installs one; or set CHROMIUM_PATH.')
  return (connected ??= chromium.connect(address))
}

/** What all test files of a worker borrow from. */
export const profilesOfWorker = (): Promise<Profiles> =>
  (profiles ??= connectBrowser().then((browser) => new Profiles(browser)))

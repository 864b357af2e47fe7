import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, ElementContext, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds wrong on a page as it stands now, one line for each element: the rule, where, and why. Every rule of
 * axe is asked, best practices too. `exclude` is a selector of what was looked at before, `within` of what alone is to
 * be looked at. The source goes in by the debugger, once: the page's own policy lets no other script in (X4). Ask in a
 * profile with `reducedMotion: 'reduce'`: something half faded in has another contrast than it will have.
 */
export async function findViolations(page: Page, exclude = 'no-such-element', within = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations } = await page.evaluate(
    ([include, selector]) =>
      (
        window as unknown as { axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> } }
      ).axe.run(
        { include: [include!], exclude: [selector!] },
        {
          resultTypes: ['violations'],
          // Not asked by axe itself: a button is called by what it shows, and none is too small for a finger.
          rules: { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } },
        },
      ),
    [within, exclude],
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${target.join(' ')}: ${failureSummary
          .split('\n')
          .slice(1)
          .map((line) => line.trim())
          .join(' ')}`,
    ),
  )
}

import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as HtmlTable from '#app/grid/clipboard/htmlTable'
import { connectBrowser } from '../support/shared-browser'

// Only a browser knows what HTML means: the module runs in one, without the page around it.
let page: Page
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['app/grid/clipboard/htmlTable.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'htmlTable',
  })
  page = await (await connectBrowser()).newPage()
  await page.evaluate(
    outputFiles[0]!.text.replace(/^"use strict";/, '').replace('var htmlTable =', 'globalThis.htmlTable ='),
  )
})
afterAll(() => page.close())

type Tools = { htmlTable: typeof HtmlTable }
/** What is read, with `null` for what the block says nothing about. */
const table = (html: string) =>
  page
    .evaluate((source) => (globalThis as unknown as Tools).htmlTable.readHtmlTable(source), html)
    .then((rows) => rows?.map((row) => Array.from(row, (cell) => cell ?? null)))
const link = (html: string) =>
  page.evaluate((source) => (globalThis as unknown as Tools).htmlTable.readHtmlLink(source), html)
const cell = async (inside: string) => (await table(`<table><tr><td>${inside}</td></tr></table>`))?.[0]?.[0]

describe('merged cells', () => {
  it('downwards say the same in each row; what is covered to the right says nothing, and empties nothing', async () => {
    expect(
      await table('<table><tr><td rowspan=3>教委</td><td>甲</td></tr><tr><td>乙</td></tr><tr><td>丙</td></tr></table>'),
    ).toEqual([
      ['教委', '甲'],
      ['教委', '乙'],
      ['教委', '丙'],
    ])
    expect(
      await table(
        '<table><tr><td colspan=2>合</td><td>甲</td></tr><tr><td>乙</td><td>丙</td><td rowspan=2>丁</td></tr><tr><td>戊</td><td>己</td></tr></table>',
      ),
    ).toEqual([
      ['合', null, '甲'],
      ['乙', '丙', '丁'],
      ['戊', '己', '丁'],
    ])
    expect(
      await table('<table><tr><td colspan=2 rowspan=2>合</td><td>甲</td></tr><tr><td>乙</td></tr></table>'),
    ).toEqual([
      ['合', null, '甲'],
      [null, null, '乙'],
    ])
    expect(await table('<table><tr><td rowspan=2></td><td>甲</td></tr><tr><td>乙</td></tr></table>')).toEqual([
      ['', '甲'],
      [null, '乙'],
    ])
  })
})

describe('what a cell says', () => {
  it.each([
    ['<div>甲</div>乙', '甲\n乙'],
    ['甲<p>乙</p>丙', '甲\n乙\n丙'],
    ['<ul><li>甲</li><li>乙</li></ul>丙', '甲\n乙\n丙'],
    ['<section>甲</section> <section>乙</section>', '甲\n乙'],
    ['<div><div>甲</div></div><div>乙</div>', '甲\n乙'],
    ['<div>甲<br></div>乙', '甲\n乙'],
    ['<p>甲</p><br><p>乙</p>', '甲\n\n乙'],
    ['甲<b>乙</b> <i>丙</i>', '甲乙 丙'],
    ['<pre>一\n  二\n\n三</pre>四', '一\n  二\n\n三\n四'],
    ['<span style="white-space: pre-wrap">一\n二</span>', '一\n二'],
    ['一\n  二', '一 二'],
    ['甲<script>alert(1)</script><style>td{}</style><template>乙</template>丙', '甲丙'],
    ['第一行<br style="mso-data-placement:same-cell">第二行&nbsp;&amp; "引号"', '第一行\n第二行 & "引号"'],
    ["长文<span style='display:none'>其余</span>", '长文其余'],
    ['<h4>题</h4>文<blockquote>引</blockquote>', '题\n文\n引'],
    ['&nbsp;', ''],
    ['<img src="x.png">', '=IMAGE()'],
  ])('%s', async (inside, text) => expect(await cell(inside)).toBe(text))
})

describe('the address behind a text goes where links belong', () => {
  it.each([
    ['<a href="https://a.example/1?x=1&amp;y=2">报告</a>', '报告', '报告 https://a.example/1?x=1&y=2'],
    ['见<a href="https://a.example/1">报告</a>第二版', '见报告第二版', '见报告第二版 https://a.example/1'],
    ['<a href="https://a.example/1">https://a.example/1</a>', 'https://a.example/1', 'a.example https://a.example/1'],
    [
      '<a href="https://a.example/1">报告</a>、<a href="https://a.example/2">纪要</a>',
      '报告、纪要',
      '报告 https://a.example/1\n纪要 https://a.example/2',
    ],
    [
      '见<a href="https://a.example/1">报告</a>和<a href="https://a.example/2">纪要</a>',
      '见报告和纪要',
      '见报告和纪要',
    ],
  ])('%s', async (inside, text, links) => expect(await cell(inside)).toEqual({ text, links }))

  it('also without a table; other addresses are none', async () => {
    expect(await link('<meta charset=utf-8><a href="https://a.example/1">报告</a>')).toEqual([
      [{ text: '报告', links: '报告 https://a.example/1' }],
    ])
    expect(await link('<p>没有链接</p>')).toBeNull()
    expect(await cell('<a href="mailto:a@b.example">写信</a><a href="#上">回到顶部</a>')).toBe('写信回到顶部')
  })
})

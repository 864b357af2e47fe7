import { describe, expect, it } from 'vitest'
import { linkInFormula, parseLink, parseLinks } from '#app/model/text/links'

const url = 'https://oa.example/doc/1?id=2&v=中文#第三节'

describe('X4: where an address ends', () => {
  it.each([
    [`报告 ${url}`, '报告', url],
    [`报告（${url}）`, '报告', url],
    [`报告 (${url})`, '报告', url],
    [`见【${url}】。`, '见', url],
    [`${url}）`, 'oa.example', url],
    [`报告 ${url}，`, '报告', url],
    [`纪要“${url}”`, '纪要', url],
    [`（报告 ${url}）；`, '（报告', url],
    ['词条 https://a.example/北京_(城市)', '词条', 'https://a.example/北京_(城市)'],
    [`报告（${url}），见附件`, '报告，见附件', url],
    [`${url}】（第二版）`, '（第二版）', url],
    [`报告 <${url}>`, '报告', url],
    ['文件 https://a.example/《办法》（试行）.pdf', '文件', 'https://a.example/《办法》（试行）.pdf'],
    ['词条（https://a.example/a_(b)）', '词条', 'https://a.example/a_(b)'],
  ])('%s', (text, label, address) => expect(parseLink(text)).toEqual({ label, url: address }))

  it.each(['报告', 'javascript:alert(1)', 'xhttps://a.example', 'https://）', 'https:///a', `${url} 附件`])(
    '%s is no link',
    (text) => expect(parseLink(text)).toBeNull(),
  )
})

describe('the address behind a text', () => {
  it('is kept with it, once', () => {
    expect(parseLinks('报告', url)).toEqual([`报告 ${url}`])
    expect(parseLinks('第一行\n第二行', url)).toEqual([`第一行 第二行 ${url}`])
    expect(parseLinks(`报告 ${url}`, url)).toEqual([`报告 ${url}`])
    expect(parseLinks('', url)).toEqual([])
    expect(parseLinks('报告', 'mailto:a@b.example')).toBeNull()
    expect(parseLinks('报告')).toBeNull()
  })

  it('also where a formula says it', () => {
    expect(parseLinks('=HYPERLINK("https://a.example/1","一份 ""报告""")')).toEqual(['一份 "报告" https://a.example/1'])
    expect(linkInFormula('=hyperlink("https://a.example/1")')).toEqual({
      label: 'a.example',
      url: 'https://a.example/1',
    })
    expect(linkInFormula('=HYPERLINK("https://a.example/1",B2)')).toEqual({
      label: 'a.example',
      url: 'https://a.example/1',
    })
    for (const text of [
      '=HYPERLINK(A1,"报告")',
      '=HYPERLINK("#Sheet2!A1","去")',
      '=HYPERLINK("https://a.example/"&A1,"报告")',
    ])
      expect(linkInFormula(text)).toBeNull()
  })
})

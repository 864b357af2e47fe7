import type { Page } from 'playwright-core'

/** What the browser's clipboard holds after a real copy or cut. */
export async function clipboardOf(page: Page): Promise<{ text: string; html: string }> {
  await page.context().grantPermissions(['clipboard-read'])
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string) => (item!.types.includes(type) ? (await item!.getType(type)).text() : '')
    return { text: await read('text/plain'), html: await read('text/html') }
  })
}

/**
 * What the page copies by command, from now on. The browser's own clipboard is one for all tests that run: only those of
 * one file may use it.
 */
export async function catchCopies(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    /* eslint-disable @typescript-eslint/no-deprecated -- the page copies by it where the clipboard's own interface is not to be had */
    const execute = document.execCommand.bind(document)
    document.execCommand = (command, ...rest) => {
      if (command !== 'copy') return execute(command, ...rest)
      const clipboardData = new DataTransfer()
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
      )
      document.documentElement.dataset.copied = clipboardData.getData('text/plain')
      return true
    }
    /* eslint-enable @typescript-eslint/no-deprecated */
  })
  return () => page.evaluate(() => document.documentElement.dataset.copied ?? '')
}

/** A paste event with what another program put on the clipboard, where the focus is. */
export async function pasteFrom(page: Page, data: { text?: string; html?: string }): Promise<void> {
  await page.evaluate(({ text, html }) => {
    const clipboardData = new DataTransfer()
    if (text !== undefined) clipboardData.setData('text/plain', text)
    if (html !== undefined) clipboardData.setData('text/html', html)
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, data)
}

/** As Excel writes a block: styles in a head, comments, line breaks in its own source, a merged cell, a break in a cell. */
export const fromExcel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"Short Date";}--></style></head>
<body link="#0563C1"><!--StartFragment--><table border=0 cellpadding=0 cellspacing=0 width=192>
<col width=64 span=3><tr height=19><td height=19 class=xl65>Justice Bureau</td><td>王
  敏</td><td class=xl65 align=right>2027/1/2</td></tr>
<tr height=38><td colspan=2 height=38>教委</td><td>2027年1月3日</td></tr><!--EndFragment--></table></body></html>`
export const longFromExcel = `<html><body><table><tr><td>第一行<br style='mso-data-placement:same-cell'>第二行&nbsp;&amp; "引号"</td></tr></table></body></html>`

/** As Word writes headings, lists, whose dots stand as text, and tables; with all that it says besides. */
export const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;font-size:10.5pt;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1 style='mso-list:none'><span style='font-family:黑体'>一、总体情况<o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:21.0pt'><span style='font-size:16.0pt;color:red'>各单位</span><b><span>进展良好</span></b><span>，请继续。<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>按时报送<o:p></o:p></span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>责任到人<o:p></o:p></span></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=200><p class=MsoNormal>单位</p></td><td><p class=MsoNormal><b>完成</b></p></td></tr>
<tr><td><p class=MsoNormal>区教委</p></td><td><p class=MsoNormal>是<img src="file:///C:/x.png"></p></td></tr></table>
<p class=MsoNormal><script>alert(1)</script></p>
<!--EndFragment--></body></html>`

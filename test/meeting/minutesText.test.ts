import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { MinutesText } from '../../app/meeting/MinutesText'

it('X4: the page sets it as elements; what looks like HTML is shown as it was typed', () => {
  const html = renderToStaticMarkup(
    createElement(MinutesText, {
      text: '# 纪要\n\n- 一\n\n<img src=x onerror=alert(1)> **重**\n\n| 甲 |\n| --- |\n| <b>乙</b> |\n',
    }),
  )
  expect(html).toBe(
    '<div class="minutes"><h3 class="minutes__title">纪要</h3><ul><li>一</li></ul><p>&lt;img src=x onerror=alert(1)&gt; <strong>重</strong></p>' +
      '<table><thead><tr><th scope="col" class="minutes__short">甲</th></tr></thead><tbody><tr><td class="minutes__short">&lt;b&gt;乙&lt;/b&gt;</td></tr></tbody></table></div>',
  )
})

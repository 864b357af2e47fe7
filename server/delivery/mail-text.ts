import type { Line, Telling } from './message-text'

/** A mail as it is read. */
export interface MailText {
  subject: string
  text: string
  html: string
}

/** Letters of a subject; more are cut off, and stand in the mail. */
const longestSubject = 120

/**
 * A mail that tells of one thing or several: what is asked first, then the rest, by ledger. It has titles and links, and no
 * contents. `settings`: where its reader chooses what reaches them how.
 */
export function mailText(
  lines: readonly Line[],
  { t, language }: Pick<Telling, 't' | 'language'>,
  settings: string,
): MailText {
  const [asked, rest] = [lines.filter(({ isAsked }) => isAsked), lines.filter(({ isAsked }) => !isAsked)]
  const parts = [
    { heading: t('deliveries.mail.asked'), lines: asked },
    { heading: t('deliveries.mail.news'), lines: rest },
  ].filter((part) => part.lines.length > 0)
  const foot = t('deliveries.mail.foot')
  return {
    subject: cut(subjectOf(lines, asked.length, t)),
    text: [
      ...parts.flatMap(({ heading, lines: of }) => [heading, '', ...of.flatMap(plainLine), '']),
      '-- ',
      foot,
      settings,
      '',
    ].join('\n'),
    html: [
      `<!doctype html><html lang="${language}"><meta charset="utf-8">`,
      '<body style="margin:0;padding:24px;font:15px/1.6 sans-serif;color:#1f2328">',
      ...parts.map(
        ({ heading, lines: of }) =>
          `<h2 style="margin:0 0 8px;font-size:16px">${escaped(heading)}</h2><ul style="margin:0 0 24px;padding:0;list-style:none">${of.map(htmlLine).join('')}</ul>`,
      ),
      `<p style="margin:0;color:#59636e;font-size:13px">${escaped(foot)} <a href="${escaped(settings)}">${escaped(settings)}</a></p>`,
      '</body></html>',
    ].join('\n'),
  }
}

function subjectOf(lines: readonly Line[], asked: number, t: Telling['t']): string {
  const [first] = lines
  if (lines.length === 1)
    return [first!.what, first!.title, first!.ledger].filter(Boolean).join(t('deliveries.mail.between'))
  const said = [
    asked > 0 && t('deliveries.mail.subjectAsked', { count: asked }),
    lines.length > asked && t('deliveries.mail.subjectNews', { count: lines.length - asked }),
  ]
  return t('deliveries.mail.subjectMany', { what: said.filter(Boolean).join(t('deliveries.mail.and')) })
}

function plainLine({ ledger, what, title, link }: Line): string[] {
  return [`* ${what}`, `  ${[ledger, title].filter(Boolean).join(' · ')}`, `  ${link}`]
}

function htmlLine({ ledger, what, title, link }: Line): string {
  return [
    '<li style="margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #d1d9e0">',
    `${escaped(what)}<br><a href="${escaped(link)}">${escaped(title || ledger)}</a>`,
    `<br><span style="color:#59636e;font-size:13px">${escaped(ledger)}</span></li>`,
  ].join('')
}

function cut(text: string): string {
  const letters = Array.from(text)
  return letters.length > longestSubject ? `${letters.slice(0, longestSubject - 1).join('')}…` : text
}

function escaped(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (mark) => marks[mark]!)
}

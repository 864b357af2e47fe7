export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** A year: the choice is somebody's own and can be made again with one click. */
const maxAge = 365 * 24 * 3600

export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value)
}

/** The language of a request: what was chosen (cookie), else the browser's first that we speak, else Chinese. */
export function languageOf(request: Request): Language {
  const chosen = /(?:^|;\s*)luoshi_language=(\w+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
  if (isLanguage(chosen)) return chosen
  const accepted = (request.headers.get('Accept-Language') ?? '')
    .split(',')
    .map((entry) => {
      const [tag, quality] = entry.trim().split(/;\s*q=/)
      return { language: tag!.slice(0, 2).toLowerCase(), quality: quality ? Number(quality) : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  return accepted.map((entry) => entry.language).find(isLanguage) ?? 'zh'
}

/** The language in which a file is asked for: `lang=zh|en` of the address, else that of its pages. */
export function languageAsked(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  return isLanguage(asked) ? asked : languageOf(request)
}

export function languageCookie(language: Language): string {
  return `luoshi_language=${language}; Path=/; Max-Age=${maxAge}; SameSite=Lax`
}

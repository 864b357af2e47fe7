/** What has a title of its own in English, perhaps: an item, a stream, the name of a row of then. */
export interface Titled {
  title: string
  titleEn: string
}

/** The title in a language; in Chinese where there is none in English. */
export function titleIn(language: 'zh' | 'en', { title, titleEn }: Titled): string {
  return (language === 'en' && titleEn) || title
}

import type { Language } from './language'

/** Units that Chinese tables count in, as English says them; a unit that is called alike in both is not here. */
const english: Readonly<Record<string, string>> = {
  元: 'CNY',
  千元: '× CNY 1,000',
  万元: '× CNY 10,000',
  亿元: '× CNY 100 million',
  个: 'in number',
  人: 'people',
  万人: '× 10,000 people',
  户: 'households',
  件: 'cases',
  次: 'times',
  家: 'firms',
  项: 'items',
  处: 'places',
  条: 'entries',
  篇: 'articles',
  份: 'copies',
  天: 'days',
  小时: 'hours',
  公里: 'km',
  千米: 'km',
  米: 'm',
  平方米: 'm²',
  平方公里: 'km²',
  亩: 'mu',
  公顷: 'ha',
  吨: 't',
  万吨: '× 10,000 t',
  台: 'machines',
  辆: 'vehicles',
  套: 'sets',
}

/** A number column's unit in a language; one that nobody translated stays as it is. */
export function unitIn(language: Language, unit: string): string {
  return (language === 'en' && Object.hasOwn(english, unit) && english[unit]) || unit
}

/** What the holidays of the country are called in English. */
export const festivalNames: ReadonlyMap<string, string> = new Map([
  ['元旦', 'New Year’s Day'],
  ['春节', 'Spring Festival'],
  ['清明节', 'Qingming Festival'],
  ['劳动节', 'Labour Day'],
  ['端午节', 'Dragon Boat Festival'],
  ['中秋节', 'Mid-Autumn Festival'],
  ['国庆节', 'National Day'],
  ['国庆节、中秋节', 'National Day and Mid-Autumn Festival'],
])

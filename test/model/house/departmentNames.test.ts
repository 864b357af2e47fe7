import { expect, it } from 'vitest'
import { isSimilar, shortNameOf } from '#app/model/house/departmentNames'

it('L6: a bureau is not called a commission, nor the other way round; yet either is found by the other’s name', () => {
  const names = ['区住房和城乡建设局', '市住房城乡建设委员会', '县发展和改革局', '区经济和信息化局', '区科学技术委员会']
  expect(names.map(shortNameOf)).toEqual(['住建局', '住建委', '发改局', '经信局', '科委'])
  expect(isSimilar('区住建委', '区住房和城乡建设局')).toBe(true)
  expect(isSimilar('区财政局', '区审计局')).toBe(false)
})

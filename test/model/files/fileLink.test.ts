import { describe, expect, it } from 'vitest'
import { fileAddress, fileAt, isFileId, keptAddress } from '#app/model/text/fileLink'
import { formatLink, isFileLink, parseLink, parseLinks } from '#app/model/text/links'
import { links } from '#app/model/ledger/kinds/links'
import { builtInSchema } from '#app/model/ledger/schema'
import { wholeAddresses } from '#app/transfer/wholeAddresses'

const id = `f${'Aa0-_'.repeat(4)}x`
const ledger = 'xicheng-2019'
const url = `/trackers/${ledger}/files/${id}`
const evidence = builtInSchema.column('evidence')
const judge = (entry: string) => links.judge([entry], evidence, { departments: new Set() }, [])

describe('R5: an entry that names a file', () => {
  it('is a name and an address without a host', () => {
    expect(isFileId(id)).toBe(true)
    expect(fileAddress({ ledger, id })).toBe(url)
    expect(fileAt(url)).toEqual({ ledger, id })
    expect(parseLink(`盖章 总结（终）.pdf ${url}`)).toEqual({ label: '盖章 总结（终）.pdf', url })
    expect(parseLink(url)).toEqual({ label: id, url })
    expect(isFileLink(`a.pdf ${url}`)).toBe(true)
    expect(isFileLink(`a.pdf https://house.example${url}`)).toBe(false)
    expect(judge(`a.pdf ${url}`)).toBe(null)
  })

  it.each([
    `a.pdf /trackers/${ledger}/files/x`,
    `a.pdf /trackers/${ledger}/files/${id}x`,
    `a.pdf /trackers/../files/${id}`,
    `a.pdf /trackers/${ledger}/files/${id}?show`,
    `a.pdf /trackers/${ledger}/files/${id}/..`,
    `a.pdf //evil.example/trackers/${ledger}/files/${id}`,
    `a.pdf /people`,
    `a.pdf${url}`,
    `a.pdf javascript:alert(1)`,
  ])('G5: %s is none, and no cell takes it', (entry) => {
    expect(parseLink(entry)).toBe(null)
    expect(judge(entry)).toBe('bad-link')
  })

  it('comes back from files and the clipboard as it was, whatever the house is called; that of another ledger, or house, stays', () => {
    const cell = `a.pdf ${url}\n纪要 https://oa.example/d/1`
    const inFile = wholeAddresses(cell, 'https://old.example')
    expect(inFile).toBe(`a.pdf https://old.example${url}\n纪要 https://oa.example/d/1`)
    expect(parseLinks(inFile, '', ledger)?.join('\n')).toBe(cell)
    expect(parseLinks('a.pdf', `http://10.1.2.3:3000${url}?show`, ledger)).toEqual([`a.pdf ${url}`])
    expect(parseLinks(`=HYPERLINK("http://10.1.2.3${url}","a.pdf")`, '', ledger)).toEqual([`a.pdf ${url}`])
    for (const other of ['another', 'xicheng', ''])
      expect(parseLinks(`a.pdf https://old.example${url}`, '', other)).toEqual([`a.pdf https://old.example${url}`])
    expect(keptAddress(`https://old.example${url}/x`, ledger)).toBe(`https://old.example${url}/x`)
    expect(wholeAddresses('没有链接', 'https://old.example')).toBe('没有链接')
  })

  it('every name that files may have stays one', () => {
    for (const label of ['a b.pdf', '(终).pdf', '=1.xlsx', '“引”.docx', 'a.pdf 。pdf', 'https_x.pdf'])
      expect(parseLink(formatLink({ label, url }))).toEqual({ label, url })
  })
})

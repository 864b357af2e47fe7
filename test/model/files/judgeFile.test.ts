import { describe, expect, it } from 'vitest'
import { fileLimits, judgeTogether, pieceBytes, pieceLength, piecesOf } from '#app/model/files/attachment'
import { cleanName } from '#app/model/files/cleanName'
import { isShownType, kindOfName } from '#app/model/files/fileKinds'
import { judgeBytes, judgeSaid } from '#app/model/files/judgeFile'
import { sniffFile, type ReadBytes } from '#app/model/files/sniffFile'
import { isOneLine } from '#app/model/text/isOneLine'
import { zipOf } from '../../support/files'
import * as samples from '../../support/sampleFiles'

const { archive, compound, pdf } = samples
const reader =
  (bytes: Buffer): ReadBytes =>
  (from, length) =>
    Promise.resolve(bytes.subarray(from, from + length))
const contentOf = (bytes: Buffer) => sniffFile(bytes.length, reader(bytes))
const judge = (name: string, bytes: Buffer) => judgeBytes({ name, bytes: bytes.length }, reader(bytes))

describe('R5: what a file is, is told by its bytes', () => {
  it.each([
    ['总结.pdf', pdf()],
    ['现场.PNG', samples.png()],
    ['现场.jpg', samples.jpeg()],
    ['现场.jpeg', samples.jpeg()],
    ['现场.gif', samples.gif()],
    ['现场.webp', samples.webp()],
    ['现场.heic', samples.heic()],
    ['扫描.tif', samples.tiff()],
    ['方案.docx', samples.docx()],
    ['统计.xlsx', samples.xlsx()],
    ['汇报.pptx', samples.pptx()],
    ['公文.ofd', samples.ofd()],
    ['材料.zip', archive('a.txt')],
    ['方案.doc', compound('Data', '1Table', 'WordDocument')],
    ['方案.wps', compound('Data', '1Table', 'x', 'y', 'z', 'WordDocument')],
    ['统计.xls', compound('Workbook')],
    ['旧表.et', compound('Book')],
    ['汇报.ppt', compound('a', 'b', 'c', 'd', 'e', 'f', 'g', 'PowerPoint Document')],
    ['加密.docx', compound('EncryptionInfo', 'EncryptedPackage')],
  ])('%s is taken', async (name, bytes) => {
    expect(await judge(name, bytes)).toEqual({ type: kindOfName(name)!.type })
  })

  it.each([
    ['网页.pdf', samples.html()],
    ['程序.pdf', samples.program()],
    ['程序.zip', samples.program()],
    ['图片.png', samples.jpeg()],
    ['表.docx', samples.xlsx()],
    ['包.docx', archive('a.txt')],
    ['表.doc', compound('Workbook')],
    ['安装.doc', compound('!_StringData')],
    ['空.doc', compound().subarray(0, 600)],
    ['短.pdf', Buffer.from('%PD')],
    ['文字.pdf', Buffer.from(' %PDF-1.7')],
    ['半.docx', samples.docx().subarray(0, 40)],
  ])('%s is not what its name says', async (name, bytes) => {
    expect(await judge(name, bytes)).toBe('not-what-it-says')
  })

  it('nothing that runs is taken, by whatever name', () => {
    for (const ending of ['html', 'htm', 'svg', 'exe', 'msi', 'js', 'bat', 'docm', 'xlsm', 'lnk', 'constructor'])
      expect(judgeSaid({ name: `附件.${ending}.`, bytes: 9 }), ending).toBe('not-accepted')
    for (const name of ['没有扩展名', '.pdf', '', '/', 'pdf'])
      expect(judgeSaid({ name, bytes: 9 })).toBe('not-accepted')
  })

  it('a bomb is so many bytes: what it says to unpack to is nothing to us', async () => {
    const bomb = Buffer.from(zipOf('0', 0xfffffff0))
    expect(await contentOf(bomb)).toBe('zip')
    const read: [number, number][] = []
    const directory = Buffer.from(bomb)
    // A directory that says to be of 4 GB.
    directory.writeUInt32LE(0xfffffff0, directory.length - 10)
    await sniffFile(directory.length, (from, length) => {
      read.push([from, length])
      return reader(directory)(from, length)
    })
    for (const [, length] of read) expect(length).toBeLessThanOrEqual(256 * 1024)
  })

  it('a directory that leads in circles, or nowhere, ends', async () => {
    const circle = compound('a', 'b', 'c', 'd')
    // The sector behind the first is the first.
    circle.writeUInt32LE(circle.readUInt32LE(48), 512 + circle.readUInt32LE(48) * 4)
    expect(await contentOf(circle)).toBe(null)
    const nowhere = compound('Workbook')
    nowhere.writeUInt32LE(0xfffffff0, 48)
    expect(await contentOf(nowhere)).toBe(null)
  })

  it('only pictures that browsers know, and PDF, are shown in place', () => {
    const shown = ['pdf', 'png', 'jpg', 'gif', 'webp', 'heic', 'tif', 'docx', 'zip', 'ofd'].filter((ending) =>
      isShownType(kindOfName(`a.${ending}`)!.type),
    )
    expect(shown).toEqual(['pdf', 'png', 'jpg', 'gif', 'webp'])
  })
})

describe('R5: names', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\王敏\\总结.pdf', '总结.pdf'],
    ['a\0b\r\nc.pdf', 'a b c.pdf'],
    ['总结\u202Efdp.exe.pdf', '总结 fdp.exe.pdf'],
    ['  总  结 .pdf', '总 结.pdf'],
    ['a<b>:"c|d?*.pdf', 'a_b___c_d__.pdf'],
    ['...pdf', ''],
    ['..', ''],
    ['无扩展名', '无扩展名'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanName(given)).toBe(kept)
  })

  it('a long one keeps its ending, and no half of a letter', () => {
    const long = cleanName(`${'长'.repeat(300)}.pdf`)
    expect(long).toHaveLength(fileLimits.name)
    expect(long.endsWith('长.pdf')).toBe(true)
    const emoji = cleanName(`${'𠮷'.repeat(150)}.docx`)
    expect(emoji.length).toBeLessThanOrEqual(fileLimits.name)
    expect(isOneLine(emoji)).toBe(true)
  })
})

describe('R5: limits', () => {
  it('of one file: neither nothing, nor more than there may be', () => {
    expect(judgeSaid({ name: 'a.pdf', bytes: 0 })).toBe('empty')
    expect(judgeSaid({ name: 'a.pdf', bytes: 1 })).toBe(null)
    expect(judgeSaid({ name: 'a.pdf', bytes: fileLimits.bytes })).toBe(null)
    expect(judgeSaid({ name: 'a.pdf', bytes: fileLimits.bytes + 1 })).toBe('over-limit')
    expect(judgeSaid({ name: 'a.pdf', bytes: 2 * 1024 ** 3 })).toBe('over-limit')
  })

  it('of a row: by number and by length', () => {
    expect(judgeTogether(Array<number>(fileLimits.together - 1).fill(1), 1)).toBe(null)
    expect(judgeTogether(Array<number>(fileLimits.together).fill(1), 1)).toBe('too-many-files')
    expect(judgeTogether([fileLimits.bytesTogether - 1], 1)).toBe(null)
    expect(judgeTogether([fileLimits.bytesTogether - 1], 2)).toBe('together-full')
  })

  it('pieces are of one length but for the last, and none is beyond it', () => {
    const bytes = 2 * pieceBytes + 1
    expect(piecesOf(bytes)).toBe(3)
    expect([0, 1, 2, 3, NaN, -1].map((place) => pieceLength(bytes, place))).toEqual([
      pieceBytes,
      pieceBytes,
      1,
      0,
      0,
      0,
    ])
  })
})

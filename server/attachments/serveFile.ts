import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler, Response as ExpressResponse } from 'express'
import { endingOf, isShownType } from '#app/model/files/fileKinds'
import type { HousePerson } from '#app/model/house/housePerson'
import type { LedgersPort } from '#app/ports/ledgers'
import type { StoredFile } from '#app/ports/attachments'
import { attachment, inline } from '#app/model/text/disposition'
import type { People } from '../people/people'
import { rangeOf } from './range'

export interface ServeFileOptions {
  sessionOf: People['sessionOf']
  ledgersFor: (person: HousePerson | null) => LedgersPort
}

/**
 * `GET /trackers/:id/files/:file`: a file of a ledger (R5), to whoever may read the ledger, asked anew each time. A download;
 * with `?show` pictures and PDFs are shown where they are asked for, in a page of ours too, where they can run nothing and
 * reach nothing. Not a route of the pages: those send as fast as they can read, however slowly they are read.
 */
export function serveFile({ sessionOf, ledgersFor }: ServeFileOptions): RequestHandler<{ id: string; file: string }> {
  return (req, res, next) => {
    const answer = async () => {
      const session = await sessionOf(req)
      if (!session) return void res.redirect(`/sign-in?next=${encodeURIComponent(req.originalUrl)}`)
      const ledger = await ledgersFor(session.person).enter(req.params.id)
      const file = await ledger?.attachments.find(req.params.file)
      if (!file) return void res.status(404).type('text/plain').send('没有这个文件。\nThere is no such file.\n')
      const isShown = req.query.show !== undefined && isShownType(file.type)
      sayHeaders(res, file, isShown)
      if (req.get('if-none-match') === etagOf(file)) return void res.status(304).end()
      const isSame = (req.get('if-range') ?? etagOf(file)) === etagOf(file)
      const range = isSame ? rangeOf(req.get('range'), file.bytes) : null
      if (range === 'beyond')
        return void res.status(416).set('Content-Range', `bytes */${file.bytes}`).type('text/plain').end()
      const { from, to } = range ?? { from: 0, to: file.bytes }
      if (range) res.status(206).set('Content-Range', `bytes ${from}-${to - 1}/${file.bytes}`)
      res.set('Content-Length', String(to - from))
      if (req.method === 'HEAD') return void res.end()
      await send(res, file.read(from, to))
    }
    answer().catch((error: unknown) => (error instanceof Response ? passOn(res, error).catch(next) : next(error)))
  }
}

/** A document of its own that runs nothing and loads nothing, in pages of ours or alone. Chromium and Firefox show PDFs in it too. */
const shownPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox"

const etagOf = ({ sha256 }: StoredFile) => `"${sha256}"`

function sayHeaders(res: ExpressResponse, file: StoredFile, isShown: boolean): void {
  const plain = `file.${endingOf(file.name)}`
  res.set({
    'Content-Type': file.type,
    'Content-Disposition': (isShown ? inline : attachment)(plain, file.name),
    'Content-Security-Policy': isShown ? shownPolicy : "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache, no-transform',
    'Accept-Ranges': 'bytes',
    ETag: etagOf(file),
  })
  if (isShown) res.set('X-Frame-Options', 'SAMEORIGIN')
}

/** Piece by piece, as it is read. Who goes away in between has had enough. */
async function send(res: ExpressResponse, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }), res)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error
  }
}

/** What a port has answered by itself, such as that the database is away. */
async function passOn(res: ExpressResponse, response: Response): Promise<void> {
  res
    .status(response.status)
    .set(Object.fromEntries(response.headers))
    .send(await response.text())
}

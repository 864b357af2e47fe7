import type { ActionFunctionArgs } from '@remix-run/node'
import { bytesOf } from '../bodies'
import { uploadAnswer } from '../contracts/attachments'
import { jsonAnswer } from '../contracts/contract'
import { statusOfUpload } from '../files/statusOfUpload'
import { requireLedger } from '../requireLedger'

export const handle = { methods: ['PUT', 'POST', 'DELETE'] }

/**
 * `/trackers/:id/uploads/:upload`, of a file that is coming: `PUT ?place=` brings a piece, the body its bytes; `POST` keeps
 * the file when all are there; `DELETE` gives it up. The first two answer JSON `UploadAnswer`.
 */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { attachments } = await requireLedger(context, params.id)
  const upload = params.upload!
  if (request.method === 'DELETE') {
    await attachments.giveUp(upload)
    return new Response(null, { status: 204 })
  }
  const answer =
    request.method === 'PUT'
      ? await attachments.put(upload, placeIn(request), await bytesOf(request))
      : await attachments.finish(upload)
  return jsonAnswer(uploadAnswer, answer, { status: statusOfUpload(answer) })
}

/** NaN where none is said; no piece is there. */
function placeIn({ url }: Request): number {
  const said = new URL(url).searchParams.get('place') ?? ''
  return /^\d{1,6}$/.test(said) ? Number(said) : NaN
}

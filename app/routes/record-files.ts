import type { ActionFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { recordUploadWish, uploadAnswer } from '../contracts/attachments'
import { jsonAnswer } from '../contracts/contract'
import { statusOfUpload } from '../files/statusOfUpload'
import { requireLedger } from '../requireLedger'

/**
 * `POST /trackers/:id/records/:record/files` begins to hand one in that is to come with the record's next step (JSON
 * `UploadWish`; with `opens` the step is the one that opens it), or says how far it is. Answers JSON `UploadAnswer`.
 */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { attachments } = await requireLedger(context, params.id)
  const { opens, ...wish } = await jsonOf(request, recordUploadWish)
  const answer = await attachments.begin({ record: params.record!, opens }, wish)
  return jsonAnswer(uploadAnswer, answer, { status: statusOfUpload(answer) })
}

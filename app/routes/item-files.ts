import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { attachments as contract, cellUploadWish, uploadAnswer } from '../contracts/attachments'
import { jsonAnswer } from '../contracts/contract'
import { statusOfUpload } from '../files/statusOfUpload'
import { requireLedger } from '../requireLedger'

/** `GET /trackers/:id/items/:item/files`: JSON `Attachment[]`, oldest first. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { attachments } = await requireLedger(context, params.id)
  return jsonAnswer(contract, await attachments.ofItem(params.item!))
}

/** `POST` begins to hand one in (JSON `UploadWish` with its `column`), or says how far it is. Answers JSON `UploadAnswer`. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { attachments } = await requireLedger(context, params.id)
  const { column, ...wish } = await jsonOf(request, cellUploadWish)
  const answer = await attachments.begin({ item: params.item!, column }, wish)
  return jsonAnswer(uploadAnswer, answer, { status: statusOfUpload(answer) })
}

import { type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { columnIds, type ColumnId } from '../model/ledger/columns'
import { requireLedger } from '../requireLedger'

const preferences = z.object({
  columns: z
    .array(
      z.object({
        id: z.enum(columnIds as [ColumnId, ...ColumnId[]]),
        width: z.number().min(20).max(2000).optional(),
        hidden: z.boolean().optional(),
      }),
    )
    .max(columnIds.length)
    .optional(),
  density: z.enum(['compact', 'normal', 'roomy']).optional(),
  panelWidth: z.number().min(320).max(640).optional(),
  collapsed: z.array(z.string().max(64)).max(20_000).optional(),
})

/** Remembers how somebody arranged the ledger's columns and rows; the body is JSON `GridPreferences`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ledger = await requireLedger(context, params.id)
  const parsed = preferences.safeParse(await request.json().catch(() => null))
  if (!parsed.success) throw new Response(null, { status: 400 })
  await ledger.preferences.save(parsed.data)
  return new Response(null, { status: 204 })
}

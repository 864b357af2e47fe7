import { emptyItem, emptyStream, type Item, type Stream } from '#app/model/ledger/rows'
import { newStamp } from '#app/model/ledger/stamp'
import { defaultLightSettings } from '#app/model/ledger/light'
import { ordersAfter } from '#app/model/ledger/order'
import { everyone } from '#app/model/house/grant'
import type { Db } from '#db/connect'
import { beginEpoch } from '#db/epochs'
import { grantTo } from '#db/grants'
import { putItems, putStreams } from '#db/items'

export interface Rows {
  streams: readonly Stream[]
  items: readonly Item[]
}

const leads = ['renshe', 'zuzhibu', 'jiaowei', 'bianban', 'kexin', 'zhengwu'] as const

/** A ledger of so many rows, each with twelve cells filled in beside its place. */
export function bigRows(count: number): Rows {
  const streams = ordersAfter(null, 5).map((order, i) => ({
    ...emptyStream(`s${i + 1}`),
    ...{ order, title: `第${i + 1}专项`, titleEn: `Stream ${i + 1}` },
  }))
  const orders = ordersAfter(null, count)
  return { streams, items: orders.map((order, i) => filledItem(i + 1, order)) }
}

function filledItem(number: number, order: string): Item {
  const lead = number % leads.length
  return {
    ...emptyItem(`r${number}`),
    stream: `s${(number % 5) + 1}`,
    order,
    title: `第${number}条：理顺部门职责，明确牵头单位和配合单位`,
    titleEn: `Recommendation ${number}: make clear who leads and who supports`,
    clause: `《建议》第${number}条`,
    lead: leads[lead]!,
    support: [leads[(lead + 1) % leads.length]!, leads[(lead + 2) % leads.length]!],
    owner: `王敏${number % 97}`,
    status: 'issued',
    due: `2019-${String((number % 12) + 1).padStart(2, '0')}-28`,
    progress: `已召开第${number % 9}次专题会，方案征求意见两轮，正在修改后报区委编办审核。`,
    problems: '编制总量受限，个别科室职责交叉，需区领导协调。',
    next: `下周前完成修改稿，月底前提请会议审议（第${number}条）。`,
    evidence: [`https://oa.example.cn/doc/${number}`],
  }
}

/** Stores a ledger as the first one is stored. */
export async function storeRows(db: Db, tracker: string, { streams, items }: Rows, now: number): Promise<void> {
  const settings = JSON.stringify(defaultLightSettings)
  const stamp = newStamp(now)
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('trackers')
      .values({ id: tracker, title_zh: '压力测试台账', title_en: 'Bench ledger', settings, created_at: now })
      .execute()
    await putStreams(trx, tracker, new Map(streams.map((stream) => [stream.id, stream])))
    await putItems(trx, tracker, new Map(items.map((item) => [item.id, { item, stamp }])))
    await beginEpoch(trx, tracker, 0, now)
    await grantTo(trx, tracker, everyone, 'department')
  })
}

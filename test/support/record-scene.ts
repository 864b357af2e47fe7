import { connect, type Db } from '#db/connect'
import { connectEditor, signIn } from './people'
import { RecordActs } from './record-acts'
import { startTestServer } from './server'

/** A Monday morning. */
const now = Date.parse('2026-11-23T01:00:00Z')

/** A ledger with those who ask each other in it, and a clock that tests move. */
export async function openRecordScene() {
  const clock = { now }
  let db: Db | undefined
  const server = await startTestServer({ now: () => clock.now, connect: (file) => (db = connect(file)) })
  const xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  const yang = await signIn(server, { role: 'administrator', department: 'bianban', name: '杨管理' })
  const ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  const jiao = await signIn(server, { role: 'department', department: 'jiaowei', name: '焦教委' })
  const ling = await signIn(server, { role: 'viewer', name: '凌领导' })
  const page = await connectEditor(server, xu)
  return {
    ...{ server, db: db!, clock, page, xu, yang, ren, jiao, ling },
    acts: new RecordActs(server, db!, page, xu),
    async close() {
      page.close()
      await server.close()
    },
  }
}

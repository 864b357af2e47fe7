import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { HouseRole } from '#app/model/house/housePerson'
import type { SignedIn } from './people'
import type { TestServer } from './server'

/** An invitation link, as the administrator who is signed in makes it. */
export async function invite(
  server: TestServer,
  { cookie }: SignedIn,
  role: HouseRole,
  department: string | null = null,
): Promise<string> {
  const request = new IncomingMessage(new Socket())
  request.headers.cookie = cookie
  const people = server.people()
  const outcome = await people.portFor(request, await people.sessionOf(request)).invite({ houseRole: role, department })
  if (!outcome.ok) throw new Error(`No invitation was made: ${outcome.error}.`)
  return outcome.value.url
}

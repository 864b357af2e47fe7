import { Message } from '../ui/Message'

export function loader() {
  throw new Response(null, { status: 404, statusText: 'Not Found' })
}

export default function NotFound() {
  return <Message kind="notFound" />
}

import { route, index, type RouteConfig } from '@remix-run/route-config'

export default [
  index('routes/home.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('language', 'routes/language.ts'),
  route('invitations/:token', 'routes/invitation.tsx'),
  route('people', 'routes/people.tsx'),
  route('trackers/:id', 'routes/ledger.tsx'),
  route('trackers/:id/preferences', 'routes/preferences.ts'),
  route('trackers/:id/export.csv', 'routes/export.ts', { id: 'export-csv' }),
  route('trackers/:id/export.xlsx', 'routes/export.ts', { id: 'export-xlsx' }),
  route('trackers/:id/as-of', 'routes/as-of.tsx'),
  route('trackers/:id/items/:item/history', 'routes/history.ts'),
  route('trackers/:id/items/:item/comments', 'routes/comments.ts'),
  route('trackers/:id/views', 'routes/views.ts'),
  route('trackers/:id/inbox', 'routes/inbox.ts'),
  route('trackers/:id/mentionables', 'routes/mentionables.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig

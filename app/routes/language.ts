import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { formOf } from '../bodies'
import { isLanguage, languageCookie } from '../i18n/language'
import { ownPath } from '../people/nextPath'

/** Remembers the chosen language and goes back to where it was chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await formOf(request)
  const [language, back] = [form.get('language'), form.get('back')]
  return redirect(
    (typeof back === 'string' ? ownPath(back) : null) ?? '/',
    isLanguage(language) ? { headers: { 'Set-Cookie': languageCookie(language) } } : {},
  )
}

export function loader() {
  return redirect('/')
}

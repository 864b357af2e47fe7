import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isLanguage, languageCookie } from '../i18n/language'

/** Remembers the chosen language and goes back to where it was chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const [language, back] = [form.get('language'), String(form.get('back') ?? '/')]
  const isOwnPath = /^\/(?![/\\])/.test(back)
  return redirect(isOwnPath ? back : '/', isLanguage(language) ? { headers: { 'Set-Cookie': languageCookie(language) } } : {})
}

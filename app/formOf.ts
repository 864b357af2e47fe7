/** The form that was posted; a body that is none is answered with 400. */
export async function formOf(request: Request): Promise<FormData> {
  return request.formData().catch(() => {
    throw new Response(null, { status: 400, statusText: 'Bad Request' })
  })
}

import { fileEndings } from '../model/files/fileKinds'

/** What is offered where a file is chosen: for pictures a phone offers its camera too. */
export const accepted = ['image/*', ...fileEndings.map((ending) => `.${ending}`)].join(',')

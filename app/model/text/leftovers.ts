const error =
  /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|PYTHON!|EXTERNAL!|GETTING_DATA|#{2,})$/i
const picture = /^=\s*(_xlfn\.)?(DISPIMG|IMAGE)\s*\(/i

/**
 * What a spreadsheet leaves where it has no text to give: an error, the fence of a column that is too narrow, a picture
 * that lies in the cell. Nobody meant it as a text, so that it must never take the place of one.
 */
export function leftoverIn(text: string): 'sheet-error' | 'cell-picture' | null {
  const said = text.trim()
  return error.test(said) ? 'sheet-error' : picture.test(said) ? 'cell-picture' : null
}

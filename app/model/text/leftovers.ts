/** Of Excel and WPS, some of which say them in Chinese too, of Google Sheets (ERROR!) and of LibreOffice (Err:502). */
const error =
  /^(#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|PYTHON!|TIMEOUT!|EXTERNAL!|ERROR!|GETTING_DATA|(溢出|计算|字段|已阻止|未知|连接|正忙|名称|值|引用|数值|空值)[!！?？]|(正在)?获取数据|#{2,})|(err|错误)[:：]\d{3})$/i
const picture = /^=\s*(_xlfn\.)?(DISPIMG|IMAGE)\s*\(/i

/**
 * What a spreadsheet leaves where it has no text to give: an error, the fence of a column that is too narrow, a picture
 * that lies in the cell. Nobody meant it as a text, so that it must never take the place of one.
 */
export function leftoverIn(text: string): 'sheet-error' | 'cell-picture' | null {
  const said = text.trim()
  return error.test(said) ? 'sheet-error' : picture.test(said) ? 'cell-picture' : null
}

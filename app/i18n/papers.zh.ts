/** Papers that are issued, and the page around them. */
export const papersZh = {
  print: '打印',
  faces: '这台电脑没有{{names}}，以最相近的字体显示和打印。',
  face: { title: '小标宋体', text: '仿宋体' },
  andFace: '和',
  order: {
    title: '关于“{{title}}”的督办单',
    number: '督办〔{{year}}〕{{number}}号',
    to: '{{department}}：',
    about: '督办事项：{{title}}（《{{ledger}}》{{code}}）。',
    until: '请于{{date}}前办理并回复。',
    recalled: '本督办单已于{{date}}撤销，编号保留。理由：{{words}}',
    progress: '办理情况',
    step: '{{date}}，{{who}}{{what}}',
    who: '{{department}}{{name}}',
    open: '督办单全文',
  },
}

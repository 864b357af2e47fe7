import type { MeetingOutcome, MinutesOutcome } from '../context'

type Problem = Exclude<MeetingOutcome, 'done'> | Exclude<MinutesOutcome, 'saved'>

export const meetingZh = {
  /** Why something was not done, and what to do. */
  problem: {
    running: '已经有一个会议正在进行，您看到的就是它。',
    'not-allowed': '只有专班可以主持会议。',
    'no-meeting': '会议已经结束，或者还没有开始。',
    'unknown-tracker': '没有这个台账。',
    'unknown-item': '这一行已经删除，或者从来没有。',
    'not-on-agenda': '议程里没有这一项，请先把它加入议程。',
    'unknown-person': '只能交给专班人员或管理员演示。',
    'unknown-department': '没有这个单位。',
    'unknown-decision': '没有这条决定，或者它已经撤回。',
    'item-missing': '请先选择事项，再作这样的决定。',
    'text-missing': '请写明决定的内容或原因。',
    'due-missing': '请写明延期到哪一天。',
    'nothing-assigned': '请至少写明责任单位、责任人或时限中的一项。',
    'too-many': '数量已到上限。',
    'unknown-meeting': '没有这次会议，或者它还没有结束。',
    'changed-meanwhile': '别人刚刚修改了纪要。请先复制您的内容，再载入最新的纪要。',
    network: '没有成功，请检查网络后再试。',
  } satisfies Record<Problem | 'network', string>,
}

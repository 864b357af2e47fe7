/** Who may do what in a ledger, and why. */
export const accessZh = {
  everyone: '所有人',
  granted: { viewer: '查看', department: '填写自己的事项', coordinator: '专班' },
}

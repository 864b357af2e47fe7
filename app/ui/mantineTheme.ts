import { createTheme, type MantineColorSchemeManager } from '@mantine/core'

/** Mantine in the tokens of LOOK.md. */
export const mantineTheme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: { sm: '14px', xs: '13px' },
  defaultRadius: 4,
  black: '#1d2129',
  respectReducedMotion: true,
  primaryColor: 'ink',
  colors: {
    ink: ['#eaf0f8', '#d3dff0', '#a8bfe0', '#7c9fd0', '#5581c0', '#3a6cb0', '#1f4e8c', '#1b457c', '#183f72', '#123058'],
  },
  shadows: { md: 'var(--float)' },
})

/** The ledger is light. Mantine's own manager asks the browser's storage, which may refuse. */
export const noColorSchemes: MantineColorSchemeManager = {
  get: (byDefault) => byDefault,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}

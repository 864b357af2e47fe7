import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { Program } from '../throw-away/program'

/** After what time something that was ended begins again (ms): until then it is seen how the others do without it. */
export const pause = 10_000

export interface Part {
  name: string
  program: Pick<Program, 'pid' | 'gone' | 'start'>
  /** What it means that it is gone. */
  without: string
  connections?(): number
}

export interface Watch {
  /** A line for each part: which process it is. */
  table(): string[]
  /** Says at each Enter how many connections each has. */
  tellOnEnter(input: NodeJS.ReadStream): void
  /** From now on ends are in order. */
  end(): void
}

/** Tells when a part is ended, and begins it again after a pause. */
export function createWatch(parts: readonly Part[], say: (line: string) => void): Watch {
  let isOver = false
  const isThrough = () => isOver
  const begin = async ({ name, program }: Part) => {
    while (!isThrough()) {
      await wait(pause)
      if (isThrough()) return
      try {
        await program.start()
        return void say(`  ${name} serves again: pid ${program.pid()}`)
      } catch (error) {
        say(`  ${name} did not begin again: ${(error as Error).message}`)
      }
    }
  }
  const follow = async (part: Part) => {
    for (;;) {
      const pid = part.program.pid()
      const end = await part.program.gone()
      if (isThrough()) return
      say(`  ${part.name} (pid ${pid}) is gone: ${end}. ${part.without} It begins again in ${pause / 1000} s.`)
      await begin(part)
    }
  }
  parts.forEach((part) => void follow(part))
  const line = ({ name, program }: Part) => `  ${name.padEnd(12)}pid ${program.pid() ?? 'gone'}`
  const counted = (part: Part) => `${line(part).padEnd(26)}${part.connections?.() ?? '–'}`
  return {
    table: () => parts.map(line),
    tellOnEnter(input) {
      if (input.isTTY) createInterface({ input }).on('line', () => say(parts.map(counted).join('\n')))
    },
    end: () => void (isOver = true),
  }
}

/** As many as are designed; further streams begin again with the first. */
const colours = 5

/** The class that gives what is marked as a stream's its colour: by its place among the streams, from 1; '' for one that is no more. */
export function streamColour(number: number): string {
  return number > 0 ? `stream-colour-${((number - 1) % colours) + 1}` : ''
}

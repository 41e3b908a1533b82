import type { Matching } from './selector-partial.ts'

/** What can be said of something of which perhaps not all is known. */
export type Answer = Matching

/** Whether all are so; yes of none. */
export function allOf(answers: Iterable<Answer>): Answer {
  let all: Answer = 'yes'
  for (const answer of answers) {
    if (answer === 'no') return 'no'
    if (answer === 'unknown') all = 'unknown'
  }
  return all
}

/** Whether at least one is so; no of none. */
export function anyOf(answers: Iterable<Answer>): Answer {
  let any: Answer = 'no'
  for (const answer of answers) {
    if (answer === 'yes') return 'yes'
    if (answer === 'unknown') any = 'unknown'
  }
  return any
}

export function not(answer: Answer): Answer {
  if (answer === 'unknown') return 'unknown'
  return answer === 'yes' ? 'no' : 'yes'
}

/** The answer to a question whose answer is known. */
export function answerOf(isSo: boolean): Answer {
  return isSo ? 'yes' : 'no'
}

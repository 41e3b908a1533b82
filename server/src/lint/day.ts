const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a text is a day of the calendar as `2027-01-31`. Days in this form have the order of their texts. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const days = DAYS[Number(month) - 1]
  if (days === undefined) return false
  return Number(day) >= 1 && Number(day) <= days + Number(month === '02' && isLeap(Number(year)))
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** What a phrase means: a day or a period that is over (2026-03, 2026, season 2026-21), and "15:04" or "". */
export interface When {
  day: string;
  time: string;
}

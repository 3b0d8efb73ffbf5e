/** What goes into calendars: their words are those of the calendar dialog. Days of rhythms become to-dos as follow-ups do. */
export const calendarKinds = ["followups", "birthdays", "dates", "rhythms"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

import Cake from "@lucide/svelte/icons/cake";
import CalendarHeart from "@lucide/svelte/icons/calendar-heart";
import Mail from "@lucide/svelte/icons/mail";
import MessageCircle from "@lucide/svelte/icons/message-circle";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Phone from "@lucide/svelte/icons/phone";
import PhoneMissed from "@lucide/svelte/icons/phone-missed";
import ThumbsUp from "@lucide/svelte/icons/thumbs-up";
import UsersRound from "@lucide/svelte/icons/users-round";
import Utensils from "@lucide/svelte/icons/utensils";
import Video from "@lucide/svelte/icons/video";
import type { Component } from "svelte";
import type { EncounterKind } from "../backend";

/** The kinds of encounters in the order of their menu. */
export const kinds: { kind: EncounterKind; icon: Component<{ size?: number }> }[] = [
  { kind: "meeting", icon: UsersRound },
  { kind: "meal", icon: Utensils },
  { kind: "call", icon: Phone },
  { kind: "video", icon: Video },
  { kind: "message", icon: MessageCircle },
  { kind: "letter", icon: Mail },
  { kind: "event", icon: CalendarHeart },
  { kind: "feedback", icon: ThumbsUp },
  { kind: "greeting", icon: Cake },
  { kind: "attempt", icon: PhoneMissed },
  { kind: "note", icon: NotebookPen },
];

/** The sign of a kind. */
export const kindIcon = (kind: EncounterKind): Component<{ size?: number }> => kinds.find((one) => one.kind === kind)?.icon ?? NotebookPen;

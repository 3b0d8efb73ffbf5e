import type { Component } from "svelte";

/** A row of a {@link Menu} or {@link ContextMenu}; "line" parts groups. */
export type MenuItem =
  | {
      label: string;
      icon?: Component<{ size?: number }>;
      /** Shortcut shown at the end, as {@link shortcutText} writes it. */
      keys?: string;
      danger?: boolean;
      disabled?: boolean;
      /** For a choice: whether it is the one chosen. */
      checked?: boolean;
      run: () => void;
    }
  | "line";

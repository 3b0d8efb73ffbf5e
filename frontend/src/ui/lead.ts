/** On what one most likely does next: it takes the keyboard where nothing has it, for instance since the button one came by is gone. */
export const leads = (node: HTMLElement): void => {
  if (document.activeElement === document.body) node.focus({ preventScroll: true });
};

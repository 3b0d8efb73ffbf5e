/**
 * Keeps the page in the window whatever is clicked or dropped: a followed link would replace the program, and so would a
 * dropped file. Links to data do not exist here (backend.shell.openLink opens them); this is the second lock.
 */
export function guard(): () => void {
  const noLink = (e: Event) => {
    if (e.target instanceof Element && e.target.closest("a[href]")) e.preventDefault();
  };
  const noDrop = (e: DragEvent) => e.preventDefault();
  document.addEventListener("click", noLink, true);
  document.addEventListener("auxclick", noLink, true);
  window.addEventListener("dragover", noDrop);
  window.addEventListener("drop", noDrop);
  return () => {
    document.removeEventListener("click", noLink, true);
    document.removeEventListener("auxclick", noLink, true);
    window.removeEventListener("dragover", noDrop);
    window.removeEventListener("drop", noDrop);
  };
}

/** How a link of an encounter is called: the name of a file, the host and path of a page. */
export function linkName(link: string): string {
  if (isFile(link)) return link.split(/[\\/]/).findLast((part) => part !== "") ?? link;
  return link.replace(/^(https?:\/\/(www\.)?|mailto:)/i, "").replace(/\/$/, "");
}

/** Whether it is the path of a file rather than an address. */
export const isFile = (link: string): boolean => /^(\/|[A-Za-z]:[\\/]|\\\\[^\\])/.test(link);

/** What was typed as a link, "" if it can be none: Go has the last word. */
export function asLink(text: string): string {
  const link = text.trim();
  if (/^(https?:\/\/.|mailto:.|file:\/\/\/|\/)/i.test(link) || isFile(link)) return link;
  return /^(www\.)?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(link) ? `https://${link}` : "";
}

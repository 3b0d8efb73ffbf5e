/** The charsets address books were written in, most likely first; the names are those of the Encoding Standard. */
export const charsets: { value: string; label: string }[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Windows-1252" },
  { value: "iso-8859-15", label: "ISO 8859-15" },
  { value: "macintosh", label: "Mac Roman" },
  { value: "windows-1250", label: "Windows-1250" },
  { value: "iso-8859-2", label: "ISO 8859-2" },
  { value: "windows-1254", label: "Windows-1254" },
  { value: "windows-1251", label: "Windows-1251" },
  { value: "koi8-r", label: "KOI8-R" },
  { value: "utf-16le", label: "UTF-16 LE" },
  { value: "utf-16be", label: "UTF-16 BE" },
  { value: "shift_jis", label: "Shift JIS" },
  { value: "gb18030", label: "GB 18030" },
];

/** What people call a charset; one that is not in the list says it itself. */
export const charsetName = (charset: string): string => charsets.find((one) => one.value === charset)?.label ?? charset;

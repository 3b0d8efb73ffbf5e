// What the list itself needs of filters before anybody uses one; all else is read when it is wanted.

/** Whether something typed into the search field is meant as a filter: it has a word with a colon or a comparison. */
export const looksLikeFilter = (text: string): boolean => /(^|[\s(-])\p{L}[\p{L}-]*(:(?!\/\/)|[<>]|!?=)/u.test(text);

/** Two expressions of which both have to fit. */
export const both = (a: string, b: string): string => (a === "" ? b : b === "" ? a : `(${a}) (${b})`);

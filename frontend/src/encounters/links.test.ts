import { expect, it } from "vitest";
import { asLink, linkName } from "./links";

it.each([
  ["https://www.example.org/talk/", "example.org/talk"],
  ["mailto:a@b.example", "a@b.example"],
  ["/home/kim/Briefe/Anna.pdf", "Anna.pdf"],
  ["/home/kim/Briefe/", "Briefe"],
  ["C:\\Briefe\\Anna.docx", "Anna.docx"],
])("%s is called %s", (link, name) => expect(linkName(link)).toBe(name));

it.each([
  [" example.org/x ", "https://example.org/x"],
  ["www.müller.example", "https://www.müller.example"],
  ["https://a.example", "https://a.example"],
  ["/home/kim/x.pdf", "/home/kim/x.pdf"],
  ["C:/x.pdf", "C:/x.pdf"],
  ["file:///home/x", "file:///home/x"],
  ["javascript:alert(1)", ""],
  ["just words", ""],
  ["x.pdf and more", ""],
])("%s is taken as %s", (text, link) => expect(asLink(text)).toBe(link));

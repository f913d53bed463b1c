// goose, sql-migrate, dbmate, tern, and what MyBatis and dbdeploy write.
const undo = String.raw`^[ \t]*(?:--[ \t]*(?:\+[ \t]*(?:goose|migrate)[ \t]+down|migrate:down|//[ \t]*@undo)\b|----[ \t]*create above[ \t]*/[ \t]*drop below[ \t]*----)`;
const apply = String.raw`^[ \t]*--[ \t]*(?:\+[ \t]*(?:goose|migrate)[ \t]+up|migrate:up)\b`;
const undoPart = new RegExp(`${undo}[^]*?(?=${apply}|(?![^]))`, 'gim');

/**
 * What a migration does when it is applied: many tools keep what undoes it in the same file, behind a mark. That part
 * becomes blanks, so that every other character stays at its place.
 */
export function appliedPart(text: string): string {
  return text.replace(undoPart, (part) => part.replaceAll(/[^\r\n]/g, ' '));
}

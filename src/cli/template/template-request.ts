/** What the command was asked for besides the action. */
export interface TemplateRequest {
  readonly name: string | undefined;
  readonly isRebase: boolean;
  readonly isYours: boolean;
  readonly isDryRun: boolean;
}

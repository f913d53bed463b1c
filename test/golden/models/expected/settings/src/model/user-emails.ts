import { UserEmailsModelBase } from '../gen/model/user-emails.ts';

/** The model of the view user_emails: add queries of your own here. */
export class UserEmailsModel extends UserEmailsModelBase {}

import { CustomersModelBase } from '../gen/model/customers.ts';

/** The model of the table customers: add queries and rules of your own here. */
export class CustomersModel extends CustomersModelBase {}

import { ProductsModelBase } from '../gen/model/products.ts';

/** The model of the table products: add queries and rules of your own here. */
export class ProductsModel extends ProductsModelBase {}

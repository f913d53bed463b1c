import { CategoriesModelBase } from '../gen/model/categories.ts';

/** The model of the table categories: add queries and rules of your own here. */
export class CategoriesModel extends CategoriesModelBase {}

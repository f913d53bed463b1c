-- Back from schema.sql.

-- Careful: drops the table "order_items" with all its rows.
DROP TABLE `order_items`;

-- Careful: drops the table "products" with all its rows.
DROP TABLE `products`;

-- Careful: drops the table "orders" with all its rows.
DROP TABLE `orders`;

-- Careful: drops the table "customers" with all its rows.
DROP TABLE `customers`;

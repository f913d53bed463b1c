-- The tables of the shop. `apigen model ddl schema.sql` makes the models of them, `apigen migrate diff` the migrations.

CREATE TABLE customers (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(190) NOT NULL,
  name VARCHAR(120) NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  deleted_at DATETIME(3) NULL,
  UNIQUE KEY customers_email (email)
) COMMENT = 'Those who buy.';

CREATE TABLE products (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku VARCHAR(40) NOT NULL COMMENT 'What the warehouse calls it.',
  name VARCHAR(200) NOT NULL,
  category VARCHAR(60) NOT NULL DEFAULT 'other',
  price DECIMAL(12, 2) NOT NULL,
  stock INT NOT NULL DEFAULT 0 COMMENT 'Pieces that can be ordered.',
  attributes JSON NULL COMMENT 'Colour, size and whatever else a product has.',
  version INT NOT NULL DEFAULT 1,
  created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  deleted_at DATETIME(3) NULL,
  UNIQUE KEY products_sku (sku),
  KEY products_category (category, price)
) COMMENT = 'What can be bought.';

CREATE TABLE orders (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT NOT NULL,
  state ENUM('open', 'paid', 'sent', 'cancelled') NOT NULL DEFAULT 'open',
  total DECIMAL(14, 2) NOT NULL,
  version INT NOT NULL DEFAULT 1,
  placed_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  KEY orders_customer (customer_id, placed_at),
  CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE TABLE order_items (
  order_id BIGINT NOT NULL,
  line INT NOT NULL,
  product_id BIGINT NOT NULL,
  quantity INT NOT NULL,
  price DECIMAL(12, 2) NOT NULL COMMENT 'Of one piece, on the day of the order.',
  PRIMARY KEY (order_id, line),
  KEY order_items_product (product_id),
  CONSTRAINT order_items_order_fk FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  CONSTRAINT order_items_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
);

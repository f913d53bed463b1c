-- From migrations to schema.sql.

CREATE TABLE "customers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  "deleted_at" DATETIME
);

CREATE UNIQUE INDEX "customers_email" ON "customers" ("email");

CREATE TABLE "orders" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customer_id" BIGINT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'open',
  "total" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "placed_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT "orders_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id"),
  CONSTRAINT "orders_state_check" CHECK ("state" IN ('open', 'paid', 'sent', 'cancelled'))
);

CREATE INDEX "orders_customer" ON "orders" ("customer_id", "placed_at");

CREATE TABLE "products" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "sku" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "category" TEXT NOT NULL DEFAULT 'other',
  "price" TEXT NOT NULL,
  "stock" INTEGER NOT NULL DEFAULT 0,
  "attributes" JSON,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  "deleted_at" DATETIME
);

CREATE INDEX "products_category" ON "products" ("category", "price");

CREATE UNIQUE INDEX "products_sku" ON "products" ("sku");

CREATE TABLE "order_items" (
  "order_id" BIGINT NOT NULL,
  "line" INTEGER NOT NULL,
  "product_id" BIGINT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "price" TEXT NOT NULL,
  PRIMARY KEY ("order_id", "line"),
  CONSTRAINT "order_items_order_fk" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE,
  CONSTRAINT "order_items_product_fk" FOREIGN KEY ("product_id") REFERENCES "products" ("id")
);

CREATE INDEX "order_items_product" ON "order_items" ("product_id");

-- From database to schema.sql.

CREATE TABLE `customers` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `email` varchar(190) NOT NULL,
  `name` varchar(120) NOT NULL,
  `created_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `deleted_at` datetime(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `customers_email` (`email`)
) COMMENT='Those who buy.';

CREATE TABLE `orders` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `customer_id` bigint NOT NULL,
  `state` enum('open','paid','sent','cancelled') NOT NULL DEFAULT 'open',
  `total` decimal(14,2) NOT NULL,
  `version` int NOT NULL DEFAULT 1,
  `placed_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `orders_customer` (`customer_id`, `placed_at`),
  CONSTRAINT `orders_customer_fk` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`)
);

CREATE TABLE `products` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `sku` varchar(40) NOT NULL COMMENT 'What the warehouse calls it.',
  `name` varchar(200) NOT NULL,
  `category` varchar(60) NOT NULL DEFAULT 'other',
  `price` decimal(12,2) NOT NULL,
  `stock` int NOT NULL DEFAULT 0 COMMENT 'Pieces that can be ordered.',
  `attributes` json COMMENT 'Colour, size and whatever else a product has.',
  `version` int NOT NULL DEFAULT 1,
  `created_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `deleted_at` datetime(3),
  PRIMARY KEY (`id`),
  KEY `products_category` (`category`, `price`),
  UNIQUE KEY `products_sku` (`sku`)
) COMMENT='What can be bought.';

CREATE TABLE `order_items` (
  `order_id` bigint NOT NULL,
  `line` int NOT NULL,
  `product_id` bigint NOT NULL,
  `quantity` int NOT NULL,
  `price` decimal(12,2) NOT NULL COMMENT 'Of one piece, on the day of the order.',
  PRIMARY KEY (`order_id`, `line`),
  KEY `order_items_product` (`product_id`),
  CONSTRAINT `order_items_order_fk` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE,
  CONSTRAINT `order_items_product_fk` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`)
);

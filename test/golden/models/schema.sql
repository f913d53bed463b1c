-- What models look like: every kind of column and key, conventions, relations, and names that want to break out.
CREATE TABLE `users` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `tenant_id` int NOT NULL,
  `email` varchar(190) NOT NULL,
  `slug` varchar(64) NOT NULL,
  `status` enum('active','blocked','it''s complicated') NOT NULL DEFAULT 'active' COMMENT 'What the user may do.',
  `roles` set('admin','editor') NOT NULL DEFAULT '',
  `settings` json DEFAULT NULL,
  `balance` decimal(12,2) NOT NULL DEFAULT '0.00',
  `score` double DEFAULT NULL,
  `is_vip` tinyint(1) NOT NULL DEFAULT '0',
  `birthday` date DEFAULT NULL,
  `avatar` longblob,
  `home` point DEFAULT NULL,
  `email_domain` varchar(190) GENERATED ALWAYS AS (substring_index(`email`,'@',-1)) STORED,
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  `deleted_at` datetime DEFAULT NULL,
  `version` int NOT NULL DEFAULT '1',
  PRIMARY KEY (`id`),
  UNIQUE KEY `users_email` (`email`),
  UNIQUE KEY `users_tenant_slug` (`tenant_id`,`slug`),
  KEY `users_status` (`status`)
) COMMENT='People who may sign in.';

CREATE TABLE `orders` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `user_id` bigint unsigned NOT NULL,
  `referrer_id` bigint unsigned DEFAULT NULL,
  `total` decimal(12,2) NOT NULL,
  `placed_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  CONSTRAINT `orders_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  CONSTRAINT `orders_referrer` FOREIGN KEY (`referrer_id`) REFERENCES `users` (`id`)
);

CREATE TABLE `order_items` (
  `order_id` bigint unsigned NOT NULL,
  `line` int NOT NULL,
  `sku` varchar(40) NOT NULL,
  PRIMARY KEY (`order_id`,`line`),
  CONSTRAINT `order_items_order` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`)
);

CREATE TABLE `categories` (
  `code` varchar(20) NOT NULL,
  `parent_code` varchar(20) DEFAULT NULL,
  `constructor` int NOT NULL,
  `__proto__` int NOT NULL,
  `options` varchar(20) NOT NULL,
  `toString` bigint NOT NULL,
  `valueOf` enum('a') NOT NULL,
  `hasOwnProperty` int NOT NULL,
  UNIQUE KEY `categories_code` (`code`),
  UNIQUE KEY `categories_options` (`options`),
  CONSTRAINT `categories_parent` FOREIGN KEY (`parent_code`) REFERENCES `categories` (`code`)
);

CREATE TABLE `audit_log` (`at` datetime NOT NULL, `what` text NOT NULL);

CREATE VIEW `user_emails` AS SELECT `id`, `email` FROM `users`;

CREATE TABLE `*/ evil(); /*` (
  `id` int NOT NULL PRIMARY KEY COMMENT '*/ evil(); /*',
  `a'b"c` int NOT NULL,
  `${evil()}` varchar(5) NOT NULL DEFAULT '${evil()}',
  `😀` enum('*/','`${evil()}`') NOT NULL
) COMMENT='*/ evil(); /* @internal';

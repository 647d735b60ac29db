CREATE TABLE `bookings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seminar_id` integer NOT NULL,
	`sign_up_id` integer NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`state_at` integer NOT NULL,
	`offer_expires_at` integer,
	`calendar_uid` text NOT NULL,
	`sequence` integer,
	`came_at` integer,
	`frozen_organisation_id` integer,
	`frozen_role` text,
	`cancelled_by` text,
	FOREIGN KEY (`seminar_id`) REFERENCES `seminars`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sign_up_id`) REFERENCES `sign_ups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_active` ON `bookings` (`seminar_id`,`sign_up_id`) WHERE state in ('confirmed', 'waiting', 'offered');--> statement-breakpoint
CREATE INDEX `bookings_sign_up` ON `bookings` (`sign_up_id`);--> statement-breakpoint
CREATE INDEX `bookings_line` ON `bookings` (`seminar_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `bookings_offers` ON `bookings` (`offer_expires_at`) WHERE state = 'offered';--> statement-breakpoint
CREATE TABLE `history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`event` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`details` text
);
--> statement-breakpoint
CREATE INDEX `history_subject` ON `history` (`subject`,`subject_id`);--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`seminar_id` integer NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`seminar_id`) REFERENCES `seminars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `materials` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seminar_id` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`detail` text,
	`url` text NOT NULL,
	`audience` text NOT NULL,
	FOREIGN KEY (`seminar_id`) REFERENCES `seminars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `materials_seminar` ON `materials` (`seminar_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_organisation` ON `members` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`texts` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisation_domains` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`domain` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_domains_domain` ON `organisation_domains` (`domain`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_names` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`name` text NOT NULL,
	`search_key` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_names_key` ON `organisation_names` (`search_key`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	`short_name` text,
	`number` text,
	`sector` text NOT NULL,
	`county_code` text,
	`municipality_code` text,
	`listed` integer NOT NULL,
	`merged_into` integer,
	`search_key` text NOT NULL,
	`sort_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_search_key` ON `organisations` (`search_key`);--> statement-breakpoint
CREATE TABLE `organisers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisers_active` ON `organisers` (`email`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`business_key` text NOT NULL,
	`lane` integer NOT NULL,
	`language` text NOT NULL,
	`recipient_name` text NOT NULL,
	`recipient_email` text NOT NULL,
	`facts` text NOT NULL,
	`message_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`sign_up_id` integer,
	`calendar_uid` text,
	`sequence` integer,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`leased_by` text,
	`leased_until` integer,
	`sent_at` integer,
	`last_error` text,
	FOREIGN KEY (`sign_up_id`) REFERENCES `sign_ups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_business_key` ON `outbox` (`business_key`);--> statement-breakpoint
CREATE INDEX `outbox_queue` ON `outbox` (`lane`,`next_attempt_at`,`id`) WHERE state in ('queued', 'inflight');--> statement-breakpoint
CREATE INDEX `outbox_uid` ON `outbox` (`calendar_uid`) WHERE state in ('queued', 'inflight');--> statement-breakpoint
CREATE INDEX `outbox_sign_up` ON `outbox` (`sign_up_id`);--> statement-breakpoint
CREATE TABLE `programme_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seminar_id` integer NOT NULL,
	`minutes` integer NOT NULL,
	`title` text NOT NULL,
	`speaker` text,
	`affiliation` text,
	FOREIGN KEY (`seminar_id`) REFERENCES `seminars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programme_items_seminar` ON `programme_items` (`seminar_id`,`minutes`);--> statement-breakpoint
CREATE TABLE `seminars` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series_id` integer NOT NULL,
	`number` integer NOT NULL,
	`theme` text NOT NULL,
	`description` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`venue` text NOT NULL,
	`address` text NOT NULL,
	`map_url` text,
	`join_url` text,
	`format` text NOT NULL,
	`capacity` integer NOT NULL,
	`seats_taken` integer DEFAULT 0 NOT NULL,
	`in_line` integer DEFAULT 0 NOT NULL,
	`opens_at` integer,
	`closes_at` integer,
	`cancelled_at` integer,
	`recap` text,
	`changed_at` integer NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seminars_number` ON `seminars` (`series_id`,`number`);--> statement-breakpoint
CREATE INDEX `seminars_starts_at` ON `seminars` (`starts_at`);--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`invitation` text NOT NULL,
	`summary` text NOT NULL,
	`terms` text NOT NULL,
	`breakfast` text NOT NULL,
	`access` text NOT NULL,
	`network` text NOT NULL,
	`convener_id` integer NOT NULL,
	`contact_name` text NOT NULL,
	`contact_email` text NOT NULL,
	`contact_phone` text,
	`town` text NOT NULL,
	`latitude` integer NOT NULL,
	`longitude` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`convener_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_slug` ON `series` (`slug`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_ups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series_id` integer NOT NULL,
	`email` text,
	`name` text NOT NULL,
	`search_key` text NOT NULL,
	`sort_key` text NOT NULL,
	`organisation_id` integer NOT NULL,
	`organisation_as_typed` text NOT NULL,
	`role` text NOT NULL,
	`role_category` text NOT NULL,
	`language` text NOT NULL,
	`whole_series` integer NOT NULL,
	`notice_id` integer NOT NULL,
	`generation` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	`cancelled_by` text,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ups_active` ON `sign_ups` (`series_id`,`email`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX `sign_ups_email` ON `sign_ups` (`email`);--> statement-breakpoint
CREATE INDEX `sign_ups_organisation` ON `sign_ups` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series_id` integer NOT NULL,
	`idempotency_key` text,
	`hash` text NOT NULL,
	`sign_up_id` integer NOT NULL,
	`email` text NOT NULL,
	`receipt` text NOT NULL,
	`made` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sign_up_id`) REFERENCES `sign_ups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `submissions_key` ON `submissions` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `submissions_email` ON `submissions` (`email`,`created_at`);
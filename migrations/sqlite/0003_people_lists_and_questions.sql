CREATE TABLE `booking_needs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`booking_id` integer NOT NULL,
	`need` text NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `booking_needs_booking` ON `booking_needs` (`booking_id`,`need`);--> statement-breakpoint
CREATE TABLE `form_answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`question_id` integer NOT NULL,
	`sign_up_id` integer NOT NULL,
	`value` text NOT NULL,
	`answered_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `form_questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sign_up_id`) REFERENCES `sign_ups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `form_answers_sign_up` ON `form_answers` (`sign_up_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `form_answers_question` ON `form_answers` (`question_id`);--> statement-breakpoint
CREATE TABLE `form_questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series_id` integer NOT NULL,
	`seminar_id` integer,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`help` text,
	`options` text NOT NULL,
	`required` integer NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seminar_id`) REFERENCES `seminars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `form_questions_series` ON `form_questions` (`series_id`,`position`);--> statement-breakpoint
CREATE TABLE `import_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`number` integer NOT NULL,
	`cells` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_rows_number` ON `import_rows` (`import_id`,`number`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series_id` integer NOT NULL,
	`organiser_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`header` text NOT NULL,
	`choices` text,
	`outcome` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_series` ON `imports` (`series_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `organisations_apart` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_apart_pair` ON `organisations_apart` (`organisation_id`,`other_id`);--> statement-breakpoint
CREATE TABLE `saved_lists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organiser_id` integer NOT NULL,
	`series_id` integer NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_lists_name` ON `saved_lists` (`organiser_id`,`series_id`,`name`);--> statement-breakpoint
CREATE TABLE `seat_limits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seminar_id` integer NOT NULL,
	`kind` text NOT NULL,
	`sector` text,
	`organisation_id` integer,
	`seats` integer NOT NULL,
	`held_until` integer,
	`released_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`seminar_id`) REFERENCES `seminars`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `seat_limits_seminar` ON `seat_limits` (`seminar_id`);--> statement-breakpoint
CREATE INDEX `seat_limits_held` ON `seat_limits` (`held_until`) WHERE kind = 'held' and released_at is null;--> statement-breakpoint
DROP INDEX `organisations_search_key`;--> statement-breakpoint
ALTER TABLE `organisations` ADD `name_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_name_key` ON `organisations` (`name_key`);--> statement-breakpoint
CREATE INDEX `organisations_search` ON `organisations` (`search_key`);--> statement-breakpoint
CREATE INDEX `organisations_merged` ON `organisations` (`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
DROP INDEX `bookings_active`;--> statement-breakpoint
ALTER TABLE `bookings` ADD `refused_because` text;--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_active` ON `bookings` (`seminar_id`,`sign_up_id`) WHERE state in ('requested', 'confirmed', 'waiting', 'offered');--> statement-breakpoint
ALTER TABLE `members` ADD `page_closed_at` integer;--> statement-breakpoint
ALTER TABLE `seminars` ADD `needs_approval` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `seminars` ADD `limited` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `seminars` ADD `headcount_at` integer;--> statement-breakpoint
ALTER TABLE `seminars` ADD `asks_needs` integer DEFAULT false NOT NULL;
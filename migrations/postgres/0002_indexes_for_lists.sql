DROP INDEX "sign_ups_email";--> statement-breakpoint
DROP INDEX "sign_ups_organisation";--> statement-breakpoint
CREATE INDEX "organisations_sort" ON "organisations" USING btree ("sort_key");--> statement-breakpoint
CREATE INDEX "outbox_failed" ON "outbox" USING btree ("sign_up_id") WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "sign_ups_list" ON "sign_ups" USING btree ("series_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "sign_ups_share_link" ON "sign_ups" USING btree ("share_link_id") WHERE share_link_id is not null;--> statement-breakpoint
CREATE INDEX "sign_ups_email" ON "sign_ups" USING btree ("email","series_id");--> statement-breakpoint
CREATE INDEX "sign_ups_organisation" ON "sign_ups" USING btree ("organisation_id","series_id","sort_key");
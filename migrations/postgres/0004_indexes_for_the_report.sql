DROP INDEX "bookings_sign_up";--> statement-breakpoint
CREATE INDEX "sign_ups_report" ON "sign_ups" USING btree ("series_id","id","organisation_id","role_category","share_link_id","cancelled_at");--> statement-breakpoint
CREATE INDEX "bookings_sign_up" ON "bookings" USING btree ("sign_up_id","seminar_id","state","came_at","frozen_organisation_id","created_at");
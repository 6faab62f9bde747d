package dev.gavel.api.webhook;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.database.StoredTime;
import dev.gavel.api.webhook.receiver.Answer.Failure;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told, and how that went.
 *
 * @param subject what it is about
 * @param queuedAt since when it is tried
 * @param attempts how many there were since then
 * @param response the status of the last response
 * @param failure why there was none
 */
public record Delivery(long id, long webhookId, WebhookEvent event, UUID eventId, Subject subject, Instant happenedAt,
		DeliveryState state, Instant sendAt, Instant queuedAt, int attempts, @Nullable Instant attemptedAt,
		@Nullable Integer response, @Nullable Failure failure, @Nullable Integer tookMillis) {

	/** Columns as {@link #of} reads them. */
	static final String COLUMNS = """
			id, webhook_id, event, bin_to_uuid(event_id) as event_uuid, bin_to_uuid(program_id) as program_uuid,
			question_id, bin_to_uuid(batch_id) as batch_uuid, custom_id, number, status, verdict, points, max_points,
			happened_at, state, send_at, queued_at, attempts, attempted_at, response, failure, took_millis""";

	static Delivery of(ResultSet row, int number) throws SQLException {
		String failure = row.getString("failure");
		return new Delivery(row.getLong("id"), row.getLong("webhook_id"),
				WebhookEvent.of(row.getString("event")).orElseThrow(), UUID.fromString(row.getString("event_uuid")),
				Subject.of(row), StoredTime.of(row, "happened_at"), DeliveryState.valueOf(row.getString("state")),
				StoredTime.of(row, "send_at"), StoredTime.of(row, "queued_at"), row.getInt("attempts"),
				StoredTime.ofNullable(row, "attempted_at"), row.getObject("response", Integer.class),
				(failure != null) ? Failure.valueOf(failure) : null, row.getObject("took_millis", Integer.class));
	}

	/** Returns what receivers tell repeats by. */
	public String messageId() {
		return "%s-%d".formatted(eventId, webhookId);
	}

	/**
	 * What has ended.
	 *
	 * @param programId of a submission or an evaluation
	 * @param customId what the sender of a batch calls its line
	 * @param number which judging of the program it was, from 1
	 */
	public record Subject(@Nullable UUID programId, @Nullable Long questionId, @Nullable UUID batchId,
			@Nullable String customId, @Nullable Integer number, @Nullable JudgementState status,
			@Nullable Verdict verdict, @Nullable Points score, @Nullable Points maxScore) {

		private static Subject of(ResultSet row) throws SQLException {
			String status = row.getString("status");
			String verdict = row.getString("verdict");
			return new Subject(uuid(row, "program_uuid"), row.getObject("question_id", Long.class),
					uuid(row, "batch_uuid"), row.getString("custom_id"), row.getObject("number", Integer.class),
					(status != null) ? JudgementState.valueOf(status) : null,
					(verdict != null) ? Verdict.valueOf(verdict) : null, points(row, "points"),
					points(row, "max_points"));
		}

		private static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
			String text = row.getString(column);
			return (text != null) ? UUID.fromString(text) : null;
		}

		private static @Nullable Points points(ResultSet row, String column) throws SQLException {
			Long thousandths = row.getObject(column, Long.class);
			return (thousandths != null) ? new Points(thousandths) : null;
		}

	}

}

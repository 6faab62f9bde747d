package dev.gavel.api.webhook;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.webhook.receiver.Answer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Deliveries in the database; to be called in a transaction. */
@Component
public class DeliveryTable {

	/** Comes before all others. */
	private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

	private static final String INSERT = """
			insert into webhook_deliveries (webhook_id, event, event_id, program_id, question_id, batch_id, custom_id,
			number, status, verdict, points, max_points, happened_at, state, send_at, queued_at, attempts)
			""";

	/** Columns of a judgement {@code j} and whoever is told of it, {@code w}. */
	private static final String ENDED = """
			select w.id, %s, j.id, j.program_id, %s, %s, %s, j.number, j.state, j.verdict, j.points, j.max_points,
			j.finished_at, 'WAITING', j.finished_at, j.finished_at, 0 from judgements j
			""";

	private static final String TOLD = """
			where j.id in (:ids) and %s and w.disabled_at is null and w.full_since is null and find_in_set(%s, w.events)
			""";

	private static final String SUBMISSION = "'submission.ended'";

	private static final String EVALUATION = "'evaluation.ended'";

	private static final String OF_OWNER = "w.owner_key = ifnull(p.owner_id, -1) and w.question_id is null and w.batch_id is null";

	private static final String ADD = INSERT + String.join(" union all ", submissions("w.question_id = p.question_id"),
			submissions(OF_OWNER), evaluations("left join", OF_OWNER), evaluations("join", "w.batch_id = l.batch_id"));

	private final JdbcClient database;

	DeliveryTable(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Adds a delivery for each webhook that is told of one of these judgements, which
	 * have ended.
	 * @return how many those are
	 */
	int add(Collection<UUID> judgementIds) {
		return database.sql(ADD).param("ids", judgementIds.stream().map(DeliveryTable::bytes).toList()).update();
	}

	private static byte[] bytes(UUID id) {
		return ByteBuffer.allocate(16)
			.putLong(id.getMostSignificantBits())
			.putLong(id.getLeastSignificantBits())
			.array();
	}

	private static String submissions(String webhook) {
		return ENDED.formatted(SUBMISSION, "p.question_id", "null", "null")
				+ "join submissions p on p.id = j.program_id join webhooks w on %s ".formatted(webhook)
				+ TOLD.formatted("not j.evaluation", SUBMISSION);
	}

	private static String evaluations(String line, String webhook) {
		return ENDED.formatted(EVALUATION, "p.question_id", "l.batch_id", "l.custom_id")
				+ "join evaluations p on p.id = j.program_id %s batch_lines l on l.evaluation_id = p.id join webhooks w on %s "
					.formatted(line, webhook)
				+ TOLD.formatted("j.evaluation", EVALUATION);
	}

	/**
	 * Adds a delivery for each webhook that is told of the end of a batch.
	 * @param eventId a batch may end more than once, if lines are added later
	 * @return how many those are
	 */
	int addBatch(UUID eventId, UUID batchId, JudgementState state, Instant now) {
		return database
			.sql(INSERT
					+ """
							select w.id, 'batch.ended', uuid_to_bin(:event), null, null, b.id, null, null, :status, null, null, null,
							:now, 'WAITING', :now, :now, 0 from evaluation_batches b join webhooks w on w.batch_id = b.id
							or (w.owner_key = b.owner_key and w.question_id is null and w.batch_id is null)
							where b.id = uuid_to_bin(:batch) and w.disabled_at is null and w.full_since is null
							and find_in_set('batch.ended', w.events)""")
			.param("event", eventId.toString())
			.param("batch", batchId.toString())
			.param("status", state.name())
			.param("now", now)
			.update();
	}

	/** Adds one that only says that the webhook is there, before all others. */
	long addPing(long webhookId, UUID eventId, Instant now) {
		KeyHolder id = new GeneratedKeyHolder();
		database
			.sql(INSERT
					+ """
							values (:webhook, 'ping', uuid_to_bin(:event), null, null, null, null, null, null, null, null, null, :now,
							'WAITING', :first, :now, 0)""")
			.param("webhook", webhookId)
			.param("event", eventId.toString())
			.param("now", now)
			.param("first", FIRST)
			.update(id);
		return Objects.requireNonNull(id.getKey()).longValue();
	}

	/** Sends one again, before all others. */
	void sendAgain(long id, Instant now) {
		database.sql("""
				update webhook_deliveries set state = 'WAITING', send_at = :first, queued_at = :now, attempts = 0,
				ended_at = null where id = :id""").param("id", id).param("first", FIRST).param("now", now).update();
	}

	Optional<Delivery> find(long webhookId, long id) {
		return database
			.sql("select %s from webhook_deliveries where id = :id and webhook_id = :webhook"
				.formatted(Delivery.COLUMNS))
			.param("id", id)
			.param("webhook", webhookId)
			.query(Delivery::of)
			.optional();
	}

	/** Lists those of a webhook, newest first. */
	List<Delivery> list(long webhookId, @Nullable DeliveryState state, int limit, long offset) {
		return database.sql("""
				select %s from webhook_deliveries where webhook_id = :webhook and (:state is null or state = :state)
				order by id desc limit %d offset %d""".formatted(Delivery.COLUMNS, limit, offset))
			.param("webhook", webhookId)
			.param("state", (state != null) ? state.name() : null)
			.query(Delivery::of)
			.list();
	}

	long count(long webhookId, @Nullable DeliveryState state, long most) {
		return database.sql("""
				select count(*) from (select id from webhook_deliveries where webhook_id = :webhook
				and (:state is null or state = :state) limit %d) found""".formatted(most))
			.param("webhook", webhookId)
			.param("state", (state != null) ? state.name() : null)
			.query(Long.class)
			.single();
	}

	/** Returns those of a webhook that should be sent now. */
	public List<Delivery> due(long webhookId, Instant now, int most) {
		return database.sql("""
				select %s from webhook_deliveries where state = 'WAITING' and webhook_id = :webhook and send_at <= :now
				order by send_at, id limit %d""".formatted(Delivery.COLUMNS, most))
			.param("webhook", webhookId)
			.param("now", now)
			.query(Delivery::of)
			.list();
	}

	/**
	 * Records an attempt, unless the delivery has ended meanwhile.
	 * @param sendAt when the next attempt may be made
	 */
	public void attempted(long id, Answer answer, DeliveryState state, Instant sendAt, Instant now) {
		database.sql("""
				update webhook_deliveries set attempts = attempts + 1, attempted_at = :now, response = :response,
				failure = :failure, took_millis = :took, state = :state, send_at = :sendAt, ended_at = :ended
				where id = :id and state = 'WAITING'""")
			.param("now", now)
			.param("response", answer.status())
			.param("failure", (answer.failure() != null) ? answer.failure().name() : null)
			.param("took", answer.took().toMillis())
			.param("state", state.name())
			.param("sendAt", sendAt)
			.param("ended", (state != DeliveryState.WAITING) ? now : null)
			.param("id", id)
			.update();
	}

	/** Ends those of a webhook that wait, and returns how many those are. */
	public int drop(long webhookId, Instant now) {
		return database.sql("""
				update webhook_deliveries set state = 'DROPPED', ended_at = :now
				where state = 'WAITING' and webhook_id = :webhook""")
			.param("now", now)
			.param("webhook", webhookId)
			.update();
	}

	/** Ends those that have been tried for long, and returns how many those are. */
	public int giveUp(Instant queuedBefore, Instant now, int most) {
		return database.sql("""
				update webhook_deliveries set state = 'FAILED', ended_at = :now
				where state = 'WAITING' and queued_at < :before limit %d""".formatted(most))
			.param("now", now)
			.param("before", queuedBefore)
			.update();
	}

	/** Returns how many wait, by webhook. */
	public Map<Long, Long> waiting() {
		Map<Long, Long> waiting = new HashMap<>();
		database.sql("select webhook_id, count(*) from webhook_deliveries where state = 'WAITING' group by webhook_id")
			.query((row) -> {
				waiting.put(row.getLong(1), row.getLong(2));
			});
		return waiting;
	}

	/** Deletes some that ended before a time, and returns how many those are. */
	public int deleteEnded(Instant before, int most) {
		return database.sql("delete from webhook_deliveries where ended_at < :before limit " + most)
			.param("before", before)
			.update();
	}

	/** Deletes some whose webhook is gone, and returns how many those are. */
	public int deleteOrphans(int most) {
		List<Long> gone = database.sql("""
				select d.webhook_id from (select distinct webhook_id from webhook_deliveries) d
				where not exists (select 1 from webhooks w where w.id = d.webhook_id)""").query(Long.class).list();
		return gone.isEmpty() ? 0
				: database.sql("delete from webhook_deliveries where webhook_id in (:gone) limit " + most)
					.param("gone", gone)
					.update();
	}

}

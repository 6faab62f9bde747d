package dev.gavel.api.webhook;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.webhook.receiver.Answer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
			where j.id in (:ids) and %s and w.disabled_at is null and find_in_set(%s, w.events)
			""";

	private static final List<String> EVENTS = Stream.of(WebhookEvent.values()).map(WebhookEvent::text).toList();

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
		return database.sql(ADD).param("ids", filled(judgementIds)).update();
	}

	/** Repeats one, so that there are few statements to prepare. */
	private static List<byte[]> filled(Collection<UUID> ids) {
		List<byte[]> filled = new ArrayList<>(ids.stream().map(DeliveryTable::bytes).toList());
		int step = (ids.size() <= 10) ? 10 : 100;
		while (filled.size() > 1 && filled.size() % step != 0) {
			filled.add(filled.get(0));
		}
		return filled;
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
				+ TOLD.formatted("j.evaluation and (w.full_since is null or w.full_until is not null)", EVALUATION);
	}

	/**
	 * Adds a delivery for each webhook that is told of the end of a batch.
	 * @param eventId a batch may end more than once, if lines are added later
	 * @return how many those are
	 */
	int addBatch(UUID eventId, UUID batchId, JudgementState state, Instant now) {
		return database
			.sql(INSERT + batches("w.batch_id = b.id") + " union all "
					+ batches("w.owner_key = b.owner_key and w.question_id is null and w.batch_id is null"))
			.param("event", eventId.toString())
			.param("batch", batchId.toString())
			.param("status", state.name())
			.param("now", now)
			.update();
	}

	private static String batches(String webhook) {
		return """
				select w.id, 'batch.ended', uuid_to_bin(:event), null, null, b.id, null, null, :status, null, null, null,
				:now, 'WAITING', :now, :now, 0 from evaluation_batches b join webhooks w on %s
				where b.id = uuid_to_bin(:batch) and w.disabled_at is null and find_in_set('batch.ended', w.events)
				"""
			.formatted(webhook);
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

	/** Sends one before all others: again if it has ended, sooner if it waits. */
	void sendAgain(long id, Instant now) {
		database.sql("""
				update webhook_deliveries set send_at = :first, queued_at = if(state = 'WAITING', queued_at, :now),
				attempts = if(state = 'WAITING', attempts, 0), state = 'WAITING', ended_at = null where id = :id""")
			.param("id", id)
			.param("first", FIRST)
			.param("now", now)
			.update();
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
		List<Long> ids = database.sql("""
				select id from webhook_deliveries where event in (:events) and ended_at is null and queued_at < :before
				limit %d""".formatted(most))
			.param("events", EVENTS)
			.param("before", queuedBefore)
			.query(Long.class)
			.list();
		if (!ids.isEmpty()) {
			database.sql("""
					update webhook_deliveries set state = 'FAILED', ended_at = :now
					where id in (:ids) and state = 'WAITING' and queued_at < :before""")
				.param("now", now)
				.param("ids", ids)
				.param("before", queuedBefore)
				.update();
		}
		return ids.size();
	}

	/** Returns how many wait, but counts no more than {@code most}. */
	public long waiting(int most) {
		return database
			.sql("""
					select count(*) from (select 1 from webhook_deliveries where state = 'WAITING' limit %d) found"""
				.formatted(most))
			.query(Long.class)
			.single();
	}

	/** Deletes some that ended before a time, and returns how many those are. */
	public int deleteEnded(Instant before, int most) {
		return database
			.sql("delete from webhook_deliveries where event in (:events) and ended_at < :before limit " + most)
			.param("events", EVENTS)
			.param("before", before)
			.update();
	}

	/** Deletes some of those evaluations that were told before a time. */
	public int deleteTold(Instant before, int most) {
		return database
			.sql("""
					delete from webhook_deliveries where event = %s and ended_at < :before and state = 'DELIVERED' limit %d"""
				.formatted(EVALUATION, most))
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

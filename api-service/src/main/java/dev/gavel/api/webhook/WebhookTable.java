package dev.gavel.api.webhook;

import dev.gavel.api.access.Scope;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import dev.gavel.api.webhook.StoredWebhook.Token;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Webhooks in the database; to be called in a transaction. */
@Component
public class WebhookTable {

	private static final String SELECT = "select w.*, bin_to_uuid(w.batch_id) as batch from webhooks w where ";

	/** No webhook has this id: a list in SQL must not be empty. */
	private static final long NONE = 0;

	private final JdbcClient database;

	WebhookTable(JdbcClient database) {
		this.database = database;
	}

	long insert(@Nullable Long ownerId, @Nullable Token token, NewWebhook made, WebhookSecret secret, Instant now) {
		KeyHolder id = new GeneratedKeyHolder();
		database
			.sql("""
					insert into webhooks (owner_id, token_id, token_scopes, url, question_id, batch_id, events, secret,
					created_at, failures, leased_until)
					values (:owner, :token, :scopes, :url, :question, uuid_to_bin(:batch), :events, :secret, :now, 0, :now)""")
			.param("owner", ownerId)
			.param("token", (token != null) ? token.id() : null)
			.param("scopes", (token != null) ? stored(token) : null)
			.param("url", made.url())
			.param("question", made.questionId())
			.param("batch", text(made.batchId()))
			.param("events", WebhookEvent.stored(made.events()))
			.param("secret", secret.bits())
			.param("now", now)
			.update(id);
		return Objects.requireNonNull(id.getKey()).longValue();
	}

	private static String stored(Token token) {
		return token.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(","));
	}

	private static @Nullable String text(@Nullable UUID id) {
		return (id != null) ? id.toString() : null;
	}

	Optional<StoredWebhook> find(long id) {
		return database.sql(SELECT + "w.id = :id").param("id", id).query(StoredWebhook::of).optional();
	}

	public Optional<StoredWebhook> enabled(long id) {
		return find(id).filter((webhook) -> webhook.disabledFor() == null);
	}

	Optional<StoredWebhook> lock(long id) {
		return database.sql(SELECT + "w.id = :id for update").param("id", id).query(StoredWebhook::of).optional();
	}

	/** Lists those of an owner, newest first. */
	List<StoredWebhook> ofOwner(@Nullable Long ownerId) {
		return database.sql(SELECT + "w.owner_key = ifnull(:owner, -1) order by w.id desc")
			.param("owner", ownerId)
			.query(StoredWebhook::of)
			.list();
	}

	int count(@Nullable Long ownerId) {
		return database.sql("select count(*) from webhooks where owner_key = ifnull(:owner, -1)")
			.param("owner", ownerId)
			.query(Integer.class)
			.single();
	}

	/** Lets nobody else count the webhooks of an account meanwhile. */
	void lockOwner(@Nullable Long ownerId) {
		database.sql("select id from accounts where id = :owner for update")
			.param("owner", ownerId)
			.query(Long.class)
			.optional();
	}

	/** Counts those of an owner that tell of the same. */
	int countEnabled(@Nullable Long ownerId, @Nullable Long questionId, @Nullable UUID batchId) {
		return database.sql("""
				select count(*) from webhooks where owner_key = ifnull(:owner, -1) and disabled_at is null
				and question_id <=> :question and batch_id <=> uuid_to_bin(:batch)""")
			.param("owner", ownerId)
			.param("question", questionId)
			.param("batch", text(batchId))
			.query(Integer.class)
			.single();
	}

	void delete(long id) {
		database.sql("delete from webhooks where id = :id").param("id", id).update();
	}

	/**
	 * Deletes those of deleted batches for which nothing waits, or has failed, any more.
	 */
	public void deleteEnded() {
		database.sql("""
				delete from webhooks where batch_id is not null
				and not exists (select 1 from evaluation_batches b where b.id = webhooks.batch_id)
				and not exists (select 1 from webhook_deliveries d
				where d.state in ('WAITING', 'FAILED', 'DROPPED') and d.webhook_id = webhooks.id)""").update();
	}

	void deleteOf(long ownerId) {
		database.sql("delete from webhooks where owner_id = :owner").param("owner", ownerId).update();
	}

	void rotate(long id, WebhookSecret secret, Instant formerUntil) {
		database
			.sql("update webhooks set former_secret = secret, former_until = :until, secret = :secret where id = :id")
			.param("secret", secret.bits())
			.param("until", formerUntil)
			.param("id", id)
			.update();
	}

	void enable(long id) {
		database.sql("""
				update webhooks set disabled_at = null, disabled_for = null, failing_since = null, failures = 0,
				paused_until = null where id = :id""").param("id", id).update();
	}

	/** Returns whether it was enabled. */
	public boolean disable(long id, DisabledFor reason, Instant now) {
		return database.sql(
				"update webhooks set disabled_at = :now, disabled_for = :reason where id = :id and disabled_at is null")
			.param("now", now)
			.param("reason", reason.name())
			.param("id", id)
			.update() > 0;
	}

	/** Calls its receiver again, although it should be left alone. */
	void resume(long id) {
		database.sql("update webhooks set paused_until = null where id = :id").param("id", id).update();
	}

	/** Whether anybody is told of anything. */
	boolean anyEnabled() {
		return database.sql("select exists (select 1 from webhooks where disabled_at is null)")
			.query(Boolean.class)
			.single();
	}

	/**
	 * Returns webhooks that have something to send and that no replica is sending, those
	 * first that have waited longest.
	 * @param open whether there are no accounts: then only those without an owner are
	 * meant, otherwise only those with one
	 */
	public List<Candidate> candidates(Instant now, boolean open, int most) {
		return database.sql("""
				select w.id, w.owner_key from webhooks w
				where w.disabled_at is null and w.leased_until <= :now and ifnull(w.paused_until, :now) <= :now
				and :open = (w.owner_id is null) and exists (select 1 from webhook_deliveries d
				where d.state = 'WAITING' and d.webhook_id = w.id and d.send_at <= :now)
				order by w.leased_until limit :most""")
			.param("now", now)
			.param("open", open)
			.param("most", most)
			.query((row, number) -> new Candidate(row.getLong(1), row.getLong(2)))
			.list();
	}

	/** A webhook whose deliveries may be sent. */
	public record Candidate(long id, long ownerKey) {
	}

	/** Leases those that no other replica has leased meanwhile. */
	public List<StoredWebhook> lease(Collection<Long> ids, Instant now, Instant until) {
		List<StoredWebhook> leased = database
			.sql(SELECT + "w.id in (:ids) and w.disabled_at is null and w.leased_until <= :now for update skip locked")
			.param("ids", ids)
			.param("now", now)
			.query(StoredWebhook::of)
			.list();
		if (!leased.isEmpty()) {
			database.sql("update webhooks set leased_until = :until where id in (:ids)")
				.param("until", until)
				.param("ids", leased.stream().map(StoredWebhook::id).toList())
				.update();
		}
		return leased;
	}

	/** Ends a lease, unless another replica has taken the next one. */
	public void release(long id, Instant leasedUntil, Instant now) {
		database.sql("update webhooks set leased_until = :now where id = :id and leased_until = :mine")
			.param("now", now)
			.param("id", id)
			.param("mine", leasedUntil)
			.update();
	}

	public void succeeded(long id) {
		database.sql("""
				update webhooks set failing_since = null, failures = 0, paused_until = null
				where id = :id and failing_since is not null""").param("id", id).update();
	}

	/**
	 * Records a failure. Those of requests that were under way together count as one.
	 * @param webhook as it was before the request
	 * @param pausedUntil until when the receiver is left alone; null when it can be sent
	 * more
	 */
	public void failed(StoredWebhook webhook, Instant now, @Nullable Instant pausedUntil) {
		database
			.sql("""
					update webhooks set failing_since = ifnull(failing_since, :now), failures = greatest(failures, :failures),
					paused_until = ifnull(:paused, paused_until) where id = :id""")
			.param("now", now)
			.param("failures", (pausedUntil != null) ? webhook.failures() + 1 : 0)
			.param("paused", pausedUntil)
			.param("id", webhook.id())
			.update();
	}

	/**
	 * Returns those whose attempts have all failed since then: the receiver is
	 * unavailable, or refuses more than one delivery.
	 */
	public List<Long> failingSince(Instant since) {
		return database.sql("""
				select w.id from webhooks w where w.disabled_at is null and w.failing_since < :since and (w.failures > 0
				or (select 1 from webhook_deliveries d where d.state in ('WAITING', 'FAILED') and d.webhook_id = w.id
				and d.attempts > 0 limit 1 offset 1) is not null)""").param("since", since).query(Long.class).list();
	}

	/**
	 * Marks those for which so many deliveries wait, and those for which no longer. Only
	 * evaluations are many.
	 */
	public void mark(int most, Instant now) {
		List<Long> full = database.sql("""
				select w.id from webhooks w where w.disabled_at is null and find_in_set('evaluation.ended', w.events)
				and (select 1 from webhook_deliveries d where d.state = 'WAITING' and d.webhook_id = w.id
				limit 1 offset :before) is not null""").param("before", most - 1).query(Long.class).list();
		List<Long> ids = full.isEmpty() ? List.of(NONE) : full;
		database.sql("""
				update webhooks set full_until = :now
				where full_since is not null and full_until is null and id not in (:ids)""")
			.param("now", now)
			.param("ids", ids)
			.update();
		database.sql("""
				update webhooks set full_since = :now, full_until = null
				where (full_since is null or full_until is not null) and id in (:ids)""")
			.param("now", now)
			.param("ids", ids)
			.update();
	}

}

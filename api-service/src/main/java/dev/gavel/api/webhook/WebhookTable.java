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

	void delete(long id) {
		database.sql("delete from webhooks where id = :id").param("id", id).update();
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
	 * @param open whether there are no accounts; otherwise none without an owner is meant
	 */
	public List<Candidate> candidates(Instant now, boolean open, int most) {
		return database.sql("""
				select w.id, w.owner_key from webhooks w
				where w.disabled_at is null and w.leased_until <= :now and ifnull(w.paused_until, :now) <= :now
				and (:open or w.owner_id is not null) and exists (select 1 from webhook_deliveries d
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

	public void release(long id, Instant now) {
		database.sql("update webhooks set leased_until = :now where id = :id")
			.param("now", now)
			.param("id", id)
			.update();
	}

	public void succeeded(long id) {
		database.sql("""
				update webhooks set failing_since = null, failures = 0, paused_until = null
				where id = :id and failures > 0""").param("id", id).update();
	}

	/**
	 * @param pausedUntil until when the receiver is left alone, or null
	 */
	public void failed(long id, Instant now, @Nullable Instant pausedUntil) {
		database.sql("""
				update webhooks set failing_since = ifnull(failing_since, :now), failures = failures + 1,
				paused_until = ifnull(:paused, paused_until) where id = :id""")
			.param("now", now)
			.param("paused", pausedUntil)
			.param("id", id)
			.update();
	}

	/** Returns those whose attempts have all failed since then. */
	public List<Long> failingSince(Instant since) {
		return database.sql("select id from webhooks where disabled_at is null and failing_since < :since")
			.param("since", since)
			.query(Long.class)
			.list();
	}

	/** Marks those for which too many deliveries wait, and those for which no longer. */
	public void mark(Collection<Long> full, Instant now) {
		database.sql("update webhooks set full_since = null where full_since is not null and id not in (:full)")
			.param("full", full)
			.update();
		database.sql("update webhooks set full_since = :now where full_since is null and id in (:full)")
			.param("now", now)
			.param("full", full)
			.update();
	}

}

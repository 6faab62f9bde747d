package dev.gavel.api.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys in the database, always in a transaction. A claim is held for some seconds by the
 * clock of the database, which all replicas share, and then again and again while its
 * request goes on.
 */
@Component
class KeyTable {

	private static final String HELD = "timestampadd(second, 15, utc_timestamp(6))";

	private final JdbcClient database;

	KeyTable(JdbcClient database) {
		this.database = database;
	}

	Optional<StoredKey> find(byte[] key) {
		return database.sql("""
				select body_hash, claim, ifnull(held_until > utc_timestamp(6), false) as under_way, created
				from idempotency_keys where key_hash = ?""").param(key).query(KeyTable::stored).optional();
	}

	private static StoredKey stored(ResultSet row, int number) throws SQLException {
		return new StoredKey(row.getBytes("body_hash"), row.getLong("claim"), row.getBoolean("under_way"),
				row.getString("created"));
	}

	/** Fails when the key is there. */
	void insert(Claim claim, byte @Nullable [] body) {
		database.sql("""
				insert into idempotency_keys (key_hash, body_hash, claim, held_until, created_at)
				values (?, ?, ?, %s, utc_timestamp(6))""".formatted(HELD))
			.params(claim.key(), body, claim.id())
			.update();
	}

	/**
	 * Takes over from a request that has ended.
	 * @param ended the row as it was read; the transaction of that request may have
	 * changed it since
	 * @return whether no request was faster
	 */
	boolean replace(StoredKey ended, Claim claim, byte @Nullable [] body) {
		return database.sql("""
				update idempotency_keys set claim = ?, body_hash = ?, held_until = %s
				where key_hash = ? and claim = ? and created <=> ? and body_hash <=> ?
				and ifnull(held_until <= utc_timestamp(6), true)""".formatted(HELD))
			.params(claim.id(), body, claim.key(), ended.claim(), ended.created(), ended.body())
			.update() > 0;
	}

	/**
	 * @return whether the claim is still that of its request
	 */
	boolean created(Claim claim, String id) {
		return database.sql("""
				update idempotency_keys set created = ?, held_until = if(?, held_until, null)
				where key_hash = ? and claim = ?""").params(id, claim.streamed(), claim.key(), claim.id()).update() > 0;
	}

	/** A body came to its end. */
	void read(Claim claim, byte[] body) {
		database.sql("update idempotency_keys set body_hash = ?, held_until = null where key_hash = ? and claim = ?")
			.params(body, claim.key(), claim.id())
			.update();
	}

	/**
	 * A request failed: the key is as if it had never been sent, unless it created
	 * something.
	 */
	void giveBack(Claim claim) {
		database.sql("delete from idempotency_keys where key_hash = ? and claim = ? and created is null")
			.params(claim.key(), claim.id())
			.update();
		database.sql("update idempotency_keys set held_until = null where key_hash = ? and claim = ?")
			.params(claim.key(), claim.id())
			.update();
	}

	/**
	 * The requests of these claims go on. A row that its transaction has locked is left
	 * alone: all others would wait for it.
	 */
	void hold(Collection<Claim> claims) {
		List<byte[]> free = database.sql("""
				select key_hash from idempotency_keys
				where key_hash in (:keys) and claim in (:ids) and held_until is not null
				for update skip locked""")
			.param("keys", claims.stream().map(Claim::key).toList())
			.param("ids", claims.stream().map(Claim::id).toList())
			.query(byte[].class)
			.list();
		if (!free.isEmpty()) {
			database.sql("update idempotency_keys set held_until = %s where key_hash in (:keys)".formatted(HELD))
				.param("keys", free)
				.update();
		}
	}

	int deleteOld(Instant before, int most) {
		return database.sql("delete from idempotency_keys where created_at < ? limit ?")
			.params(List.of(LocalDateTime.ofInstant(before, ZoneOffset.UTC), most))
			.update();
	}

}

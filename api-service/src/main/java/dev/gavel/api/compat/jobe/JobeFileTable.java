package dev.gavel.api.compat.jobe;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files in the database, always in a transaction. */
@Component
class JobeFileTable {

	private static final int AT_ONCE = 100;

	private final JdbcClient database;

	JobeFileTable(JdbcClient database) {
		this.database = database;
	}

	void put(long owner, String id, byte[] content, Instant now) {
		database.sql("""
				insert into jobe_files (owner_id, id, content, bytes, used_at) values (?, ?, ?, ?, ?)
				on duplicate key update used_at = greatest(used_at, values(used_at))""")
			.params(owner, id, content, content.length, now)
			.update();
	}

	boolean exists(long owner, String id, Instant now) {
		boolean found = database.sql("select 1 from jobe_files where owner_id = ? and id = ?")
			.params(owner, id)
			.query(Integer.class)
			.optional()
			.isPresent();
		if (found) {
			used(owner, Set.of(id), now);
		}
		return found;
	}

	/** Returns how many bytes those have that are there, by their ids. */
	Map<String, Long> sizes(long owner, Set<String> ids) {
		Map<String, Long> sizes = new HashMap<>();
		database.sql("select id, bytes from jobe_files where owner_id = :owner and id in (:ids)")
			.param("owner", owner)
			.param("ids", ids)
			.query((row) -> {
				sizes.put(row.getString("id"), row.getLong("bytes"));
			});
		return sizes;
	}

	/** Returns the contents of those that are there, by their ids. */
	Map<String, byte[]> read(long owner, Set<String> ids, Instant now) {
		Map<String, byte[]> contents = new HashMap<>();
		database.sql("select id, content from jobe_files where owner_id = :owner and id in (:ids)")
			.param("owner", owner)
			.param("ids", ids)
			.query((row) -> {
				contents.put(row.getString("id"), row.getBytes("content"));
			});
		used(owner, ids, now);
		return contents;
	}

	private void used(long owner, Set<String> ids, Instant now) {
		database.sql("update jobe_files set used_at = :now where owner_id = :owner and id in (:ids) and used_at < :now")
			.param("owner", owner)
			.param("ids", ids)
			.param("now", now)
			.update();
	}

	/**
	 * Deletes those that were used least recently, until no more are left.
	 * @param kept the one that is deleted last, whenever others were used
	 */
	void deleteBeyond(long owner, String kept, int count, long bytes) {
		database
			.sql("""
					delete f from jobe_files f join (
					select id, row_number() over latest as place, sum(bytes) over latest as bytes_so_far
					from jobe_files where owner_id = :owner window latest as (order by id = :kept desc, used_at desc, id rows unbounded preceding)) o on f.id = o.id
					where f.owner_id = :owner and (o.place > :count or o.bytes_so_far > :bytes)""")
			.param("owner", owner)
			.param("kept", kept)
			.param("count", count)
			.param("bytes", bytes)
			.update();
	}

	void deleteAll(long owner) {
		database.sql("delete from jobe_files where owner_id = ?").param(owner).update();
	}

	void deleteUnused(Instant before) {
		database.sql("delete from jobe_files where used_at < ? limit ?").params(before, AT_ONCE).update();
	}

}

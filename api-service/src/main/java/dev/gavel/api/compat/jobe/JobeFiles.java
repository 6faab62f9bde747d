package dev.gavel.api.compat.jobe;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.AccountErased;
import dev.gavel.api.compat.access.CompatProperties;
import dev.gavel.api.compat.access.CompatProperties.Files;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Files that clients have put, to be beside their programs. Each account has its own, and
 * loses those that it has used least recently when it has too many. Clients then put them
 * again.
 */
@Component
class JobeFiles {

	/** Of everyone in open mode. */
	private static final long NOBODY = 0;

	/** As much as a program may have beside it, whatever its files are. */
	private static final long MOST_TOGETHER = 8 << 20;

	private final JobeFileTable table;

	private final Files limits;

	private final Clock clock;

	JobeFiles(JobeFileTable table, CompatProperties properties, Clock clock) {
		this.table = table;
		this.limits = properties.files();
		this.clock = clock;
	}

	/**
	 * Stores a file.
	 * @throws Problem when it is too large, or the id is not the MD5 of its content
	 */
	@RetriedOnDeadlock
	@Transactional
	public void put(String id, byte[] content, Caller caller) {
		if (content.length > limits.maxSize().toBytes()) {
			throw new Problem(ProblemType.BAD_REQUEST,
					"put: file %s has %,d bytes; the limit is %,d (gavel.compat.files.max-size)".formatted(id,
							content.length, limits.maxSize().toBytes()));
		}
		String hash = DigestUtils.md5DigestAsHex(content);
		if (!hash.equals(id)) {
			throw new Problem(ProblemType.BAD_REQUEST,
					"put: the id of a file must be the MD5 of its contents, %s; it is %s".formatted(hash, id));
		}
		table.put(owner(caller), id, content, now());
		table.deleteBeyond(owner(caller), id, limits.maxCount(), limits.maxTotalSize().toBytes());
	}

	@RetriedOnDeadlock
	@Transactional
	public boolean exists(String id, Caller caller) {
		return table.exists(owner(caller), id, now());
	}

	/**
	 * Returns how many bytes files have together. One with several names counts for each.
	 * @param ids by the names; not empty
	 * @throws Problem when one is not there, or they are too large together
	 */
	@Transactional(readOnly = true)
	public long size(Map<String, String> ids, Caller caller) {
		Map<String, Long> sizes = table.sizes(owner(caller), Set.copyOf(ids.values()));
		long size = ids.values().stream().mapToLong((id) -> found(sizes.get(id))).sum();
		if (size > MOST_TOGETHER) {
			throw new Problem(ProblemType.BAD_REQUEST,
					"The files have %,d bytes together; the limit is %,d".formatted(size, MOST_TOGETHER));
		}
		return size;
	}

	/**
	 * Returns the contents of files by their names.
	 * @param ids by the names; not empty
	 * @throws Problem when one is not there
	 */
	@RetriedOnDeadlock
	@Transactional
	public Map<String, byte[]> read(Map<String, String> ids, Caller caller) {
		Map<String, byte[]> contents = table.read(owner(caller), Set.copyOf(ids.values()), now());
		Map<String, byte[]> files = new LinkedHashMap<>();
		ids.forEach((name, id) -> files.put(name, found(contents.get(id))));
		return files;
	}

	private static <T> T found(@Nullable T stored) {
		if (stored == null) {
			throw new Problem(ProblemType.NOT_FOUND, "One or more of the specified files is missing/unavailable");
		}
		return stored;
	}

	/** All visitors together would have one folder. */
	private static long owner(Caller caller) {
		if (caller.isVisitor()) {
			throw new Problem(ProblemType.FORBIDDEN, "Visitors cannot store files. Send an API token.");
		}
		Long account = caller.accountId();
		return (account != null) ? account : NOBODY;
	}

	/** Uses within an hour are one, so that most write nothing. */
	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.HOURS);
	}

	@EventListener
	void delete(AccountErased erased) {
		table.deleteAll(erased.id());
	}

	@Scheduled(initialDelay = 4, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	@Transactional
	public void deleteOld() {
		table.deleteUnused(clock.instant().minus(limits.keepFor()));
	}

}

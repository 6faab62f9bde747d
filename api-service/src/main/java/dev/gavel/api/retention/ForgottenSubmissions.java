package dev.gavel.api.retention;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.settings.RetentionProperties;
import dev.gavel.api.program.ProgramIds;
import dev.gavel.api.question.suite.Suites;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes old submissions with their judgements, a few at a time so that nobody waits for
 * the rows. Those that are being judged stay until they have ended.
 */
@Component
class ForgottenSubmissions {

	private static final int AT_ONCE = 100;

	/** The most bytes of suites in one transaction, unless a single one has more. */
	private static final long BYTES_AT_ONCE = 16 * 1024 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(ForgottenSubmissions.class);

	private final JdbcClient database;

	private final Judgements judgements;

	private final Suites suites;

	private final TransactionTemplate transaction;

	private final RetentionProperties properties;

	private final Clock clock;

	ForgottenSubmissions(JdbcClient database, Judgements judgements, Suites suites, TransactionTemplate transaction,
			RetentionProperties properties, Clock clock) {
		this.database = database;
		this.judgements = judgements;
		this.suites = suites;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/** Runs at each replica. */
	@Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
	void forget() {
		if (!properties.submissions().isZero()) {
			forget(clock.instant().minus(properties.submissions()));
		}
	}

	void forget(Instant before) {
		int forgotten = 0;
		int some;
		do {
			some = transaction.execute((status) -> forgetSome(before));
			forgotten += some;
		}
		while (some > 0);
		if (forgotten > 0) {
			logger.info("Deleted {} submissions from before {}", forgotten, before);
		}
	}

	/**
	 * Locks the judgements before it deletes them: whoever judges a submission again
	 * locks its last one, too.
	 */
	private int forgetSome(Instant before) {
		List<OldJudgement> ended = fitting(lock(old(before)));
		if (ended.isEmpty()) {
			return 0;
		}
		List<UUID> ids = ended.stream().map(OldJudgement::submissionId).distinct().toList();
		judgements.delete(ended.stream().map(OldJudgement::id).toList());
		database.sql("delete from submissions where id in (:ids)").param("ids", bytes(ids)).update();
		suites.deleteUnused(ended.stream().map(OldJudgement::suiteHash).collect(Collectors.toSet()));
		return ids.size();
	}

	/** Returns the oldest submissions that have ended. */
	private List<UUID> old(Instant before) {
		return database.sql("""
				select s.id from submissions s where s.id < :before and not exists (select 1 from judgements j
				where j.program_id = s.id and j.state not in ('DONE', 'CANCELLED')) order by s.id limit :most""")
			.param("before", UUIDUtil.asByteArray(ProgramIds.first(before)))
			.param("most", AT_ONCE)
			.query((row, number) -> UUIDUtil.uuid(row.getBytes(1)))
			.list();
	}

	private List<OldJudgement> lock(List<UUID> submissions) {
		if (submissions.isEmpty()) {
			return List.of();
		}
		return database.sql("""
				select j.id, j.program_id, j.state, j.suite_hash, s.bytes from judgements j
				join suites s on s.hash = j.suite_hash where j.program_id in (:ids)
				order by j.program_id, j.number for update of j""")
			.param("ids", bytes(submissions))
			.query(OldJudgement::of)
			.list();
	}

	/** Returns all judgements of the first submissions, as many as fit. */
	private static List<OldJudgement> fitting(List<OldJudgement> judgements) {
		Map<UUID, List<OldJudgement>> bySubmission = judgements.stream()
			.collect(Collectors.groupingBy(OldJudgement::submissionId, LinkedHashMap::new, Collectors.toList()));
		List<OldJudgement> fitting = new ArrayList<>();
		Map<String, Long> suites = new LinkedHashMap<>();
		for (List<OldJudgement> ofOne : bySubmission.values()) {
			if (ofOne.stream().allMatch((judgement) -> judgement.state().isFinal())) {
				ofOne.forEach((judgement) -> suites.put(judgement.suiteHash(), judgement.suiteBytes()));
				if (!fitting.isEmpty() && suites.values().stream().mapToLong(Long::longValue).sum() > BYTES_AT_ONCE) {
					break;
				}
				fitting.addAll(ofOne);
			}
		}
		return fitting;
	}

	private static List<byte[]> bytes(List<UUID> ids) {
		return ids.stream().map(UUIDUtil::asByteArray).toList();
	}

}

package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.question.suite.Suites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes submissions with their judgements, and the suites that only they used. Those
 * that are being judged stay.
 */
@Component
class SubmissionDeletion {

	/** The most bytes of suites in one transaction, unless a single one has more. */
	private static final long BYTES_AT_ONCE = 16 * 1024 * 1024;

	private final JdbcClient database;

	private final Judgements judgements;

	private final Suites suites;

	SubmissionDeletion(JdbcClient database, Judgements judgements, Suites suites) {
		this.database = database;
		this.judgements = judgements;
		this.suites = suites;
	}

	/**
	 * Deletes the first of these, as many as one transaction should. It locks what those
	 * lock who judge again: the last judgement of one submission, or many submissions.
	 * @return how many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int deleteSome(List<UUID> ids) {
		if (ids.isEmpty()) {
			return 0;
		}
		database.sql("select id from submissions where id in (:ids) order by id for update")
			.param("ids", bytes(ids))
			.query()
			.listOfRows();
		Map<UUID, List<EndedJudgement>> of = lock(ids);
		List<UUID> fitting = fitting(ids, of);
		List<EndedJudgement> ended = fitting.stream().flatMap((id) -> of.getOrDefault(id, List.of()).stream()).toList();
		if (!ended.isEmpty()) {
			judgements.delete(ended.stream().map(EndedJudgement::id).toList());
		}
		if (!fitting.isEmpty()) {
			database.sql("delete from submissions where id in (:ids)").param("ids", bytes(fitting)).update();
		}
		if (!ended.isEmpty()) {
			suites.deleteUnused(ended.stream().map(EndedJudgement::suiteHash).collect(Collectors.toSet()));
		}
		return fitting.size();
	}

	private Map<UUID, List<EndedJudgement>> lock(List<UUID> ids) {
		return database.sql("""
				select j.id, j.program_id, j.state, j.suite_hash, s.bytes from judgements j
				join suites s on s.hash = j.suite_hash where j.program_id in (:ids)
				order by j.program_id, j.number for update of j""")
			.param("ids", bytes(ids))
			.query(EndedJudgement::of)
			.list()
			.stream()
			.collect(Collectors.groupingBy(EndedJudgement::submissionId));
	}

	private static List<UUID> fitting(List<UUID> ids, Map<UUID, List<EndedJudgement>> of) {
		List<UUID> fitting = new ArrayList<>();
		Map<String, Long> suites = new HashMap<>();
		for (UUID id : ids) {
			List<EndedJudgement> judgements = of.getOrDefault(id, List.of());
			if (judgements.stream().allMatch((judgement) -> judgement.state().isFinal())) {
				judgements.forEach((judgement) -> suites.put(judgement.suiteHash(), judgement.suiteBytes()));
				if (!fitting.isEmpty() && suites.values().stream().mapToLong(Long::longValue).sum() > BYTES_AT_ONCE) {
					break;
				}
				fitting.add(id);
			}
		}
		return fitting;
	}

	private static List<byte[]> bytes(List<UUID> ids) {
		return ids.stream().map(UUIDUtil::asByteArray).toList();
	}

}

package dev.gavel.api.judgement;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface JudgementRepository extends Repository<Judgement, UUID> {

	/** The last one; others wait that would add or move one. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select j from Judgement j where j.submissionId = :submissionId
			and j.number = (select max(k.number) from Judgement k where k.submissionId = :submissionId)""")
	@Nullable Judgement lockLast(UUID submissionId);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select j from Judgement j where j.id = :id")
	Optional<Judgement> lock(UUID id);

	/** In the order of their ids, so that two transactions never wait for one another. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select j from Judgement j where j.id in :ids order by j.id")
	List<Judgement> lockAll(Collection<UUID> ids);

	/**
	 * Hibernate translates a query with a list anew each time, so one alone has its own.
	 */
	default List<Judgement> lock(Collection<UUID> ids) {
		return (ids.size() == 1) ? lock(ids.iterator().next()).stream().toList() : lockAll(ids);
	}

	/**
	 * Those whose job Kafka has not confirmed, but for those that another replica is
	 * sending.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@QueryHints(@QueryHint(name = SpecHints.HINT_SPEC_LOCK_TIMEOUT, value = Timeouts.SKIP_LOCKED_MILLI + ""))
	@Query("""
			select j from Judgement j where j.state = QUEUED and j.turn.deferred = false and j.attempt.published.at is null
			and (j.attempt.sendAt is null or j.attempt.sendAt <= :now) order by j.turn.bulk, j.turn.number, j.id""")
	List<Judgement> lockUnsent(Instant now, Limit limit);

	/**
	 * Those that no worker has spoken of and whose place in Kafka is not recorded. Found
	 * without a lock, for a lock on the index of states would wait for reports, and they
	 * for it.
	 */
	@Query("select j.id from Judgement j where j.id in :ids and j.state = QUEUED and j.attempt.published.at is null")
	List<UUID> unsettled(Collection<UUID> ids);

	/** But for those that somebody else is moving on. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@QueryHints(@QueryHint(name = SpecHints.HINT_SPEC_LOCK_TIMEOUT, value = Timeouts.SKIP_LOCKED_MILLI + ""))
	@Query("select j from Judgement j where j.id in :ids")
	List<Judgement> lockFree(Collection<UUID> ids);

	/**
	 * Removes earlier judgements from lists and figures, which count a submission's last
	 * verdict only.
	 */
	@Modifying
	@Query("""
			update Judgement j set j.questionId = null
			where j.submissionId = :submissionId and j.number < :number and j.questionId is not null""")
	void unlistEarlier(UUID submissionId, int number);

	/** Those whose submissions have none that is newer and still open. */
	@Query("""
			select j.submissionId from Judgement j where j.submissionId in :submissionIds
			group by j.submissionId having sum(case when j.state in (QUEUED, RUNNING) then 1 else 0 end) = 0""")
	List<UUID> concluded(Collection<UUID> submissionIds);

	@Query("""
			select j from Judgement j
			where j.state = RUNNING and j.attempt.heardAt < :silentSince
			or j.state = QUEUED and j.turn.deferred = false and j.attempt.published.at < :silentSince
			order by j.id""")
	List<Judgement> silent(Instant silentSince, Limit limit);

	@Modifying
	@Query("delete from TestResults r where r.judgementId in :judgementIds")
	void deleteResults(Collection<UUID> judgementIds);

	@Modifying
	@Query("delete from Judgement j where j.id in :ids")
	void delete(Collection<UUID> ids);

}

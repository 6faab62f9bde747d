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

	/** Locks the last judgement. Other transactions that would add or change one wait. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select j from Judgement j where j.programId = :programId
			and j.number = (select max(k.number) from Judgement k where k.programId = :programId)""")
	@Nullable Judgement lockLast(UUID programId);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select j from Judgement j where j.id = :id")
	Optional<Judgement> lock(UUID id);

	/** Locks in the order of ids, so that two transactions never wait for one another. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select j from Judgement j where j.id in :ids order by j.id")
	List<Judgement> lockAll(Collection<UUID> ids);

	/**
	 * Uses a query of its own for a single id, because Hibernate translates a query with
	 * a list each time.
	 */
	default List<Judgement> lock(Collection<UUID> ids) {
		return (ids.size() == 1) ? lock(ids.iterator().next()).stream().toList() : lockAll(ids);
	}

	/**
	 * Locks judgements whose job Kafka has not confirmed, except those that another
	 * replica is sending.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@QueryHints(@QueryHint(name = SpecHints.HINT_SPEC_LOCK_TIMEOUT, value = Timeouts.SKIP_LOCKED_MILLI + ""))
	@Query("""
			select j from Judgement j where j.state = QUEUED and j.turn.deferral = NONE and j.attempt.published.at is null
			and (j.attempt.sendAt is null or j.attempt.sendAt <= :now) order by j.turn.bulk, j.turn.number, j.id""")
	List<Judgement> lockUnsent(Instant now, Limit limit);

	/**
	 * Finds judgements without a report and without a recorded offset. Takes no lock: a
	 * lock on the index of states and the recording of reports would wait for each other.
	 */
	@Query("select j.id from Judgement j where j.id in :ids and j.state = QUEUED and j.attempt.published.at is null")
	List<UUID> unsettled(Collection<UUID> ids);

	/** Locks them, except those that another transaction is changing. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@QueryHints(@QueryHint(name = SpecHints.HINT_SPEC_LOCK_TIMEOUT, value = Timeouts.SKIP_LOCKED_MILLI + ""))
	@Query("select j from Judgement j where j.id in :ids")
	List<Judgement> lockFree(Collection<UUID> ids);

	/**
	 * Removes earlier judgements from lists and figures, which count a program's last
	 * verdict only.
	 */
	@Modifying
	@Query("""
			update Judgement j set j.questionId = null
			where j.programId = :programId and j.number < :number and j.questionId is not null""")
	void unlistEarlier(UUID programId, int number);

	/** Returns those of the programs that have no open judgement. */
	@Query("""
			select j.programId from Judgement j where j.programId in :programIds
			group by j.programId having sum(case when j.state in (QUEUED, RUNNING) then 1 else 0 end) = 0""")
	List<UUID> ended(Collection<UUID> programIds);

	@Query("""
			select j from Judgement j
			where j.state = RUNNING and j.attempt.heardAt < :silentSince
			or j.state = QUEUED and j.turn.deferral = NONE and j.attempt.published.at < :silentSince
			order by j.id""")
	List<Judgement> silent(Instant silentSince, Limit limit);

	@Modifying
	@Query("delete from TestResults r where r.judgementId in :judgementIds")
	void deleteResults(Collection<UUID> judgementIds);

	@Modifying
	@Query("delete from Judgement j where j.id in :ids")
	void delete(Collection<UUID> ids);

}

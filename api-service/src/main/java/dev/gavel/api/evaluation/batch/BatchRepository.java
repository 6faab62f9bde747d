package dev.gavel.api.evaluation.batch;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BatchRepository extends Repository<Batch, UUID> {

	Optional<Batch> findById(UUID id);

	@Query("select b from Batch b where b.ownerId is not distinct from :ownerId and b.name = :name")
	Optional<Batch> named(@Nullable Long ownerId, String name);

	/** Locks in the order of ids, so that two transactions never wait for one another. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select b from Batch b where b.id in :ids order by b.id")
	List<Batch> lock(Collection<UUID> ids);

	@Query("select b from Batch b where b.ownerId is not distinct from :ownerId order by b.id desc")
	Page<Batch> ofOwner(@Nullable Long ownerId, Pageable page);

	/**
	 * Counts the lines of an owner that have no result yet, and those that were refused.
	 */
	@Query("""
			select new dev.gavel.api.evaluation.batch.Waiting(coalesce(sum(b.lineCount - b.ended), 0L), coalesce(sum(b.waitingBytes), 0L), coalesce(sum(b.refused), 0L))
			from Batch b where b.ownerId is not distinct from :ownerId""")
	Waiting waiting(@Nullable Long ownerId);

	/** Returns cancelled ones of which some lines are still open. */
	@Query("select b.id from Batch b where b.cancelledAt is not null and b.ended < b.lineCount")
	List<UUID> toCancel();

	@Query("select count(b) from Batch b where b.ownerId is not distinct from :ownerId")
	long count(@Nullable Long ownerId);

	/** Returns old ones whose evaluations are deleted. */
	@Query(value = """
			select b.id from evaluation_batches b where b.id < :before and not exists
			(select 1 from batch_lines l where l.batch_id = b.id and l.evaluation_id is not null) limit 100""",
			nativeQuery = true)
	List<byte[]> old(byte[] before);

	/** Deletes some of the lines that could not be judged. */
	@Modifying
	@Query(value = "delete from batch_lines where batch_id = :batchId and evaluation_id is null limit 1000",
			nativeQuery = true)
	int deleteLines(byte[] batchId);

	/** Deletes one that has no lines. */
	@Modifying
	@Query(value = """
			delete from evaluation_batches where id = :id and not exists
			(select 1 from batch_lines l where l.batch_id = evaluation_batches.id)""", nativeQuery = true)
	int deleteEmpty(byte[] id);

	/** Lets batches of an erased account end, and forgets what it called them. */
	@Modifying
	@Query("update Batch b set b.name = null, b.cancelledAt = coalesce(b.cancelledAt, :now) where b.ownerId = :ownerId")
	void erase(long ownerId, Instant now);

}

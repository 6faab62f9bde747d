package dev.gavel.api.evaluation.batch;

import jakarta.persistence.LockModeType;
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

	/** Counts the lines of an owner that have no result yet, and their bytes. */
	@Query("""
			select new dev.gavel.api.evaluation.batch.Waiting(coalesce(sum(b.lineCount - b.ended), 0L), coalesce(sum(b.waitingBytes), 0L))
			from Batch b where b.ownerId is not distinct from :ownerId""")
	Waiting waiting(@Nullable Long ownerId);

	/** Returns cancelled ones of which some lines are still open. */
	@Query("select b.id from Batch b where b.cancelledAt is not null and b.ended < b.lineCount")
	List<UUID> toCancel();

	/** Deletes old ones whose evaluations are deleted. */
	@Modifying
	@Query(value = """
			delete from evaluation_batches where id < :before and not exists
			(select 1 from batch_lines l where l.batch_id = evaluation_batches.id and l.evaluation_id is not null)""",
			nativeQuery = true)
	int deleteOld(byte[] before);

}

package dev.gavel.api.evaluation;

import dev.gavel.api.program.ProgramRepository;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface EvaluationRepository extends ProgramRepository<Evaluation> {

	/** Returns those that came with their question. */
	@Query("select e.id from Evaluation e where e.id in :ids and e.brought = true")
	Set<UUID> brought(Collection<UUID> ids);

	/** Returns whether it is one that its owner asks for by its id. */
	@Query("""
			select count(e) > 0 from Evaluation e where e.id = :id and e.kept = true
			and (e.ownerId = :ownerId or (e.ownerId is null and :ownerId is null))""")
	boolean isKept(UUID id, @Nullable Long ownerId);

	/** They stay, as if they had been sent without a question. */
	@Modifying
	@Query(value = "update evaluations set question_id = null where question_id = :questionId limit :most",
			nativeQuery = true)
	int detach(long questionId, int most);

	@Modifying
	@Query("delete from Evaluation e where e.id in :ids")
	void delete(Collection<UUID> ids);

}

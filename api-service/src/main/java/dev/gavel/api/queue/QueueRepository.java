package dev.gavel.api.queue;

import dev.gavel.api.judgement.Judgement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Counts judgements that wait. */
interface QueueRepository extends Repository<Judgement, UUID> {

	@Query("""
			select new dev.gavel.api.queue.OpenCount(j.state, j.turn.bulk, j.turn.deferral, count(j), min(j.attempt.queuedAt))
			from Judgement j where j.state in (QUEUED, RUNNING) group by j.state, j.turn.bulk, j.turn.deferral""")
	List<OpenCount> countOpen();

	/** Returns for what judgements wait. */
	@Query("""
			select distinct new dev.gavel.api.queue.HeldFor(j.run.environment, j.run.checkerEnvironment)
			from Judgement j where j.state = QUEUED and j.turn.deferral = UNTIL_OFFERED""")
	List<HeldFor> held();

	/** Returns judgements that wait for these environments. */
	@Query("""
			select j.id from Judgement j where j.state = QUEUED and j.turn.deferral = UNTIL_OFFERED
			and j.run.environment = :environment and j.run.checkerEnvironment is not distinct from :checkerEnvironment
			order by j.turn.bulk, j.turn.number, j.id""")
	List<UUID> heldFor(String environment, @Nullable String checkerEnvironment, Limit limit);

	@Query("""
			select count(j) from Judgement j where j.state = QUEUED and j.turn.deferral <> UNTIL_OFFERED
			and (j.turn.bulk < :bulk or j.turn.bulk = :bulk and (j.turn.number < :turn or j.turn.number = :turn and j.id < :id))""")
	int queuedBefore(boolean bulk, long turn, UUID id);

	@Query("""
			select new dev.gavel.api.queue.QueuedPlace(q.id, q.place)
			from (select j.id as id, row_number() over (order by j.turn.bulk, j.turn.number, j.id) as place
				from Judgement j where j.state = QUEUED and j.turn.deferral <> UNTIL_OFFERED) q
			where q.id in :judgementIds""")
	List<QueuedPlace> places(Collection<UUID> judgementIds);

}

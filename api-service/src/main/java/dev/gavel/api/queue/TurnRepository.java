package dev.gavel.api.queue;

import dev.gavel.api.judgement.Judgement;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Open judgements by their turns. */
interface TurnRepository extends Repository<Judgement, UUID> {

	String SENT = "from Judgement j where j.state in (QUEUED, RUNNING) and j.turn.bulk = :bulk and j.turn.deferral = NONE";

	/** Counts judgements whose job Kafka has or is about to get. */
	@Query("select count(j) " + SENT)
	long sent(boolean bulk);

	@Query("""
			select new dev.gavel.api.queue.OpenTurns(count(j), min(j.turn.number),
				(select min(h.turn.number) from Judgement h where h.state = QUEUED and h.turn.bulk = :bulk and h.turn.deferral = UNTIL_TURN),
				(select max(k.turn.number) from Judgement k
				where k.turn.client = :client and k.turn.bulk = :bulk and k.state in (QUEUED, RUNNING)
				and (:held = true or k.turn.deferral <> UNTIL_OFFERED)))
			"""
			+ SENT)
	OpenTurns open(String client, boolean bulk, boolean held);

	/**
	 * Returns the jobs of judgements that wait for their turn, in the order of their
	 * turns.
	 */
	@Query("""
			select new dev.gavel.api.queue.DeferredJob(j.id, j.run.suiteHash, j.run.timeLimitMillis, j.run.total + j.run.withheldTests)
			from Judgement j where j.state = QUEUED and j.turn.bulk = :bulk and j.turn.deferral = UNTIL_TURN
			order by j.turn.number, j.id""")
	List<DeferredJob> deferred(boolean bulk, Limit limit);

}

package dev.gavel.api.queue;

import dev.gavel.api.judgement.Judgement;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Open judgements by their turns. */
interface TurnRepository extends Repository<Judgement, UUID> {

	String SENT = "from Judgement j where j.state in (QUEUED, RUNNING) and j.bulk = :bulk and j.held = false";

	/** How many have a job that Kafka has or is about to get. */
	@Query("select count(j) " + SENT)
	long sent(boolean bulk);

	@Query("""
			select new dev.gavel.api.queue.OpenTurns(count(j), min(j.turn),
				(select min(h.turn) from Judgement h where h.state = QUEUED and h.bulk = :bulk and h.held = true),
				(select max(k.turn) from Judgement k
				where k.client = :client and k.bulk = :bulk and k.state in (QUEUED, RUNNING)))
			""" + SENT)
	OpenTurns open(String client, boolean bulk);

	/** By turn. */
	@Query("""
			select j.id from Judgement j where j.state = QUEUED and j.bulk = :bulk and j.held = true
			order by j.turn, j.id""")
	List<UUID> held(boolean bulk, Limit limit);

}

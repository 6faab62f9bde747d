package dev.gavel.api.webhook;

import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.evaluation.batch.BatchEnded;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.platform.database.Collected;
import dev.gavel.api.reference.Verifications;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stores what is to be told, in the transaction that ends judgements: with one statement
 * for all of them, and none while nobody is told of anything. Nobody is told of runs of
 * verifications, which nobody has sent.
 */
@Component
class RecordedEnds {

	private final Subscribers subscribers;

	private final DeliveryTable table;

	private final EntityManager entityManager;

	private final NoArgGenerator ids;

	private final ApplicationEventPublisher events;

	private final Collected<UUID> ended = new Collected<>(this::store);

	RecordedEnds(Subscribers subscribers, DeliveryTable table, EntityManager entityManager, NoArgGenerator ids,
			ApplicationEventPublisher events) {
		this.subscribers = subscribers;
		this.table = table;
		this.entityManager = entityManager;
		this.ids = ids;
		this.events = events;
	}

	@EventListener
	void onEnded(JudgementEnded end) {
		if (subscribers.any() && !Verifications.isRun(end)) {
			ended.add(end.judgementId());
		}
	}

	private void store(List<UUID> judgements) {
		entityManager.flush();
		announce(table.add(judgements));
	}

	@EventListener
	void onEnded(BatchEnded end) {
		if (subscribers.any()) {
			announce(table.addBatch(ids.generate(), end.id(), end.state(), end.at()));
		}
	}

	private void announce(int added) {
		if (added > 0) {
			events.publishEvent(new DeliveriesAdded(added));
		}
	}

}

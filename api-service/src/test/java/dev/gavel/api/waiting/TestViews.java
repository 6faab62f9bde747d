package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementEnded;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Views that a function reads. */
record TestViews<V extends Awaited>(Function<UUID, V> read) implements AwaitedViews<V> {

	@Override
	public List<V> statuses(Collection<UUID> ids) {
		return ids.stream().map(read).toList();
	}

	@Override
	public void requireSight(UUID id, Caller caller) {
	}

	@Override
	public V find(UUID id, Caller caller) {
		return read.apply(id);
	}

	@Override
	public V judged(V stored, JudgementEnded end, Caller caller) {
		return stored;
	}

}

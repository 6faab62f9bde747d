package dev.gavel.api.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many judgements are open.
 *
 * @param interactive those that are queued and that somebody waits for, without the held
 * ones
 * @param held those that somebody waits for and that wait until a worker offers their
 * environment
 * @param bulk those that are queued and that nobody waits for
 * @param running those that a worker judges
 * @param waitingSince when the oldest attempt of the interactive ones was queued; null
 * when there is none
 */
public record QueueDepth(int interactive, int held, int bulk, int running, @Nullable Instant waitingSince) {

	static final QueueDepth NONE = new QueueDepth(0, 0, 0, 0, null);

	static QueueDepth of(List<OpenCount> open) {
		Predicate<OpenCount> interactive = (count) -> count.isInteractive() && !count.isHeld();
		return new QueueDepth(sum(open, interactive), sum(open, (count) -> count.isInteractive() && count.isHeld()),
				sum(open, (count) -> count.queued() && count.bulk()), sum(open, (count) -> !count.queued()),
				open.stream().filter(interactive).map(OpenCount::since).min(Comparator.naturalOrder()).orElse(null));
	}

	private static int sum(List<OpenCount> open, Predicate<OpenCount> which) {
		return (int) open.stream().filter(which).mapToLong(OpenCount::count).sum();
	}

	public boolean isEmpty() {
		return queued() + held + running == 0;
	}

	public int queued() {
		return interactive + bulk;
	}

}

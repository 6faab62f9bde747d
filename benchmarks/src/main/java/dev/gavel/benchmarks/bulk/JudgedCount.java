package dev.gavel.benchmarks.bulk;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Counts what is judged, and tells of each tenth. */
final class JudgedCount {

	private static final int PARTS = 10;

	private final long total;

	private final LongSupplier judged;

	private final Consumer<String> progress;

	private long told;

	JudgedCount(long total, LongSupplier judged, Consumer<String> progress) {
		this.total = total;
		this.judged = judged;
		this.progress = progress;
	}

	boolean isComplete() {
		long count = judged.getAsLong();
		if (count * PARTS / total > told) {
			told = count * PARTS / total;
			progress.accept("%d of %d judged".formatted(count, total));
		}
		return count >= total;
	}

}

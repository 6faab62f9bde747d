package dev.gavel.worker.job;

import dev.gavel.message.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * @param verdict the reported one, when it is JUDGED
 */
record JobResult(JobEnd end, @Nullable Verdict verdict) {

	static JobResult of(JobEnd end) {
		return new JobResult(end, null);
	}

	static JobResult judged(Verdict verdict) {
		return new JobResult(JobEnd.JUDGED, verdict);
	}

}

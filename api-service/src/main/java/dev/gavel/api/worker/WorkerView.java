package dev.gavel.api.worker;

import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.WorkerNews;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker as answered.
 *
 * @param status from its last news; SILENT when that is too old
 * @param seenAt when it last sent news
 * @param trouble why it does not judge, when it is UNFIT
 * @param readyCells how many cells wait for a submission
 * @param pythonVersion of the default environment, as the digest is that of its rootfs
 * @param environments all that it judges in
 */
record WorkerView(String id, String host, WorkerStatus status, @Nullable String trouble, Instant startedAt,
		Instant seenAt, int slots, int busySlots, int readyCells, String runtime, String mode, String pythonVersion,
		String rootfsDigest, String supervisorVersion, List<OfferedEnvironment> environments) {

	/** Returns in what it judges, now or when its fault is fixed. */
	List<OfferedEnvironment> offers() {
		boolean stays = status == WorkerStatus.WORKING || status == WorkerStatus.UNFIT;
		return stays ? environments : List.of();
	}

	/** Returns the names of what it offers. */
	List<String> offered() {
		return offers().stream().map(OfferedEnvironment::name).toList();
	}

	static WorkerView of(WorkerNews news, Instant seenAt, boolean silent) {
		WorkerStatus said = WorkerStatus.valueOf(news.state().name());
		boolean missing = silent && said != WorkerStatus.STOPPED;
		return new WorkerView(news.place().workerId(), news.host(), missing ? WorkerStatus.SILENT : said,
				news.trouble(), news.startedAt().truncatedTo(ChronoUnit.MILLIS), seenAt, news.slots(),
				missing ? 0 : news.busySlots(), missing ? 0 : news.readyCells(), news.place().runtime(),
				news.place().mode(), news.place().pythonVersion(), news.place().rootfsDigest(),
				news.place().supervisorVersion(), news.environments());
	}

}

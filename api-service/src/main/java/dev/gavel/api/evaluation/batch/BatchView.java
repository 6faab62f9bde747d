package dev.gavel.api.evaluation.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch as answered.
 *
 * @param name as its sender named it
 * @param lines how many it has
 * @param done how many of them have a result; also the position of the last one
 * @param outcomes how many lines ended with which verdict, or as CANCELLED, or REFUSED
 * because they could not be judged; absent in lists
 * @param received what became of the lines of a request; absent in other answers
 */
record BatchView(UUID id, @Nullable String name, Status status, int lines, int done,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Integer> outcomes, Instant createdAt,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Received received) {

	static BatchView of(Batch batch) {
		return new BatchView(batch.id(), batch.name(), batch.status(), batch.lineCount(), batch.ended(), null,
				batch.createdAt().truncatedTo(ChronoUnit.MILLIS), null);
	}

	BatchView counting(Map<String, Integer> outcomes) {
		return new BatchView(id, name, status, lines, done, outcomes, createdAt, received);
	}

	BatchView after(Received received) {
		return new BatchView(id, name, status, lines, done, outcomes, createdAt, received);
	}

	/** How a batch stands. */
	enum Status {

		/** A request sends its lines, or broke off. */
		RECEIVING,
		/** All lines are there, and some have no result yet. */
		RUNNING,
		/** All lines have a result. */
		DONE,
		/** All lines have a result, and some were cancelled. */
		CANCELLED;

		boolean isFinal() {
			return this == DONE || this == CANCELLED;
		}

	}

	/**
	 * What became of the lines of a request.
	 *
	 * @param lines how many it had, without blank ones
	 * @param known how many of them were in the batch before
	 * @param refused how many of the others cannot be judged
	 */
	record Received(int lines, int known, int refused) {

		static final Received NOTHING = new Received(0, 0, 0);

		Received plus(Received other) {
			return new Received(lines + other.lines, known + other.known, refused + other.refused);
		}

	}

}

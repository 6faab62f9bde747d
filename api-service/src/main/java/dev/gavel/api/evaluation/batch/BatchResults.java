package dev.gavel.api.evaluation.batch;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EvaluationResults;
import dev.gavel.api.evaluation.batch.BatchLines.StoredLine;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.api.waiting.Transfers;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes the results of batches as lines, in the order of their positions. */
@Component
class BatchResults {

	private static final int READ_AT_ONCE = 100;

	/** Without a result for so long, a client has to come again. */
	private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

	/**
	 * A client that is gone is noticed only by writing, so empty lines fill the silence.
	 */
	private static final Duration BETWEEN_EMPTY_LINES = Duration.ofSeconds(3);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

	private final Batches batches;

	private final BatchLines lines;

	private final EvaluationResults evaluations;

	private final Transfers transfers;

	private final TransactionTemplate transaction;

	private final JsonMapper json;

	private final Clock clock;

	BatchResults(Batches batches, BatchLines lines, EvaluationResults evaluations, Transfers transfers,
			TransactionTemplate transaction, JsonMapper json, Clock clock) {
		this.batches = batches;
		this.lines = lines;
		this.evaluations = evaluations;
		this.transfers = transfers;
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	/** What a client wants to read. */
	record Wanted(UUID batchId, int after, boolean follow, boolean tests) {

		Wanted {
			if (after < 0) {
				throw Violations.of("after", "expected a position from 0, got %d".formatted(after));
			}
		}

	}

	/**
	 * Writes the results after a position, and as they come, if the client follows.
	 * @param out called when the answer begins
	 */
	void write(Wanted wanted, Caller caller, Supplier<OutputStream> out) throws IOException {
		batches.get(wanted.batchId(), caller);
		try (Transfer transfer = transfers.begin(caller)) {
			new Following(wanted, caller, transfer, out.get()).toEnd();
		}
	}

	/** What is written for one request. */
	private final class Following {

		private final Wanted wanted;

		private final Caller caller;

		private final Transfer transfer;

		private final OutputStream out;

		private int position;

		Following(Wanted wanted, Caller caller, Transfer transfer, OutputStream out) {
			this.wanted = wanted;
			this.caller = caller;
			this.transfer = transfer;
			this.out = out;
			this.position = wanted.after();
		}

		void toEnd() throws IOException {
			Instant silentUntil = clock.instant().plus(LONGEST_SILENCE);
			Instant emptyLineAt = clock.instant().plus(BETWEEN_EMPTY_LINES);
			boolean more = true;
			while (more) {
				boolean isLast = !wanted.follow() || batches.get(wanted.batchId(), caller).status().isFinal();
				boolean wrote = writeAll();
				Instant now = clock.instant();
				if (wrote) {
					silentUntil = now.plus(LONGEST_SILENCE);
					emptyLineAt = now.plus(BETWEEN_EMPTY_LINES);
				}
				else if (now.isAfter(emptyLineAt)) {
					writeEmptyLine();
					emptyLineAt = now.plus(BETWEEN_EMPTY_LINES);
				}
				more = !isLast && transfer.mayGoOn() && clock.instant().isBefore(silentUntil)
						&& transfer.pause(BETWEEN_LOOKS);
			}
		}

		/** Returns whether there were any. */
		private boolean writeAll() throws IOException {
			int before = position;
			List<StoredLine> some = next();
			while (!some.isEmpty() && transfer.mayGoOn()) {
				write(some);
				some = next();
			}
			out.flush();
			return position > before;
		}

		private void writeEmptyLine() throws IOException {
			out.write('\n');
			out.flush();
		}

		private List<StoredLine> next() {
			return transaction.execute((status) -> lines.results(wanted.batchId(), position, READ_AT_ONCE));
		}

		private void write(List<StoredLine> some) throws IOException {
			Map<UUID, Supplier<SubmissionView>> found = evaluations.inTurn(
					some.stream().map(StoredLine::evaluationId).filter(Objects::nonNull).toList(), caller,
					wanted.tests());
			for (StoredLine line : some) {
				if (!transfer.mayGoOn()) {
					return;
				}
				position = line.position();
				Supplier<SubmissionView> evaluation = (line.evaluationId() != null) ? found.get(line.evaluationId())
						: null;
				if (evaluation != null || line.problem() != null) {
					out.write(json.writeValueAsBytes(new BatchResult(line.position(), line.customId(),
							(evaluation != null) ? evaluation.get() : null, line.problem())));
					out.write('\n');
				}
			}
		}

	}

}

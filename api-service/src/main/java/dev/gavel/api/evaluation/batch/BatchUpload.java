package dev.gavel.api.evaluation.batch;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.BulkEvaluations.Refused;
import dev.gavel.api.evaluation.batch.BatchView.Received;
import dev.gavel.api.evaluation.batch.Lines.Memory;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.queue.Client;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Reads the body of a request line by line, and stores its lines while it goes on. */
@Component
class BatchUpload {

	private static final int MOST_LINES = 10_000;

	private static final int LINES_AT_ONCE = 100;

	private static final int BYTES_AT_ONCE = 1024 * 1024;

	private static final int PART_OF_HEAP = 8;

	private final Batches batches;

	private final LineCheck check;

	private final BatchIntake intake;

	private final int longestLine;

	private final Memory memory;

	BatchUpload(Batches batches, LineCheck check, BatchIntake intake, LimitsProperties limits) {
		this.batches = batches;
		this.check = check;
		this.intake = intake;
		this.longestLine = (int) limits.maxRequestSize().toBytes();
		this.memory = new Memory(Math.max(2L * longestLine, Runtime.getRuntime().maxMemory() / PART_OF_HEAP),
				2L * longestLine);
	}

	/**
	 * Adds the lines of a body to a batch.
	 * @param begun the batch, if it is known
	 * @param name of the batch otherwise; null for a new one
	 * @param more whether other requests bring more lines
	 * @param body ends with its transfer
	 * @return the batch with what became of the lines
	 * @throws Problem when not all of them could be taken; those before are stored
	 * @throws IOException when the connection breaks; the lines that have arrived are
	 * stored
	 */
	BatchView receive(@Nullable UUID begun, @Nullable String name, boolean more, InputStream body, Transfer transfer,
			Client client) throws IOException {
		Caller caller = client.caller();
		try (Lines lines = new Lines(body, longestLine, memory.of(caller))) {
			UUID batch = (begun != null) ? batches.resume(begun) : batches.begin(name, caller);
			Received received = new Reading(batch, lines, transfer, client).toEnd();
			if (!more) {
				batches.complete(batch);
			}
			return batches.find(batch, caller).after(received);
		}
	}

	/** What is read of one request. */
	private final class Reading {

		private final UUID batch;

		private final Lines lines;

		private final Transfer transfer;

		private final Client client;

		private final List<ReadLine> chunk = new ArrayList<>();

		private long bytes;

		private Received received = Received.NOTHING;

		Reading(UUID batch, Lines lines, Transfer transfer, Client client) {
			this.batch = batch;
			this.lines = lines;
			this.transfer = transfer;
			this.client = client;
		}

		Received toEnd() throws IOException {
			try {
				for (byte[] line = lines.next(); line != null; line = lines.next()) {
					add(line);
				}
			}
			finally {
				store();
			}
			return received;
		}

		private void add(byte[] text) throws IOException {
			transfer.requireGoingOn();
			if (isBlank(text)) {
				return;
			}
			if (received.lines() + chunk.size() == MOST_LINES) {
				throw new Problem(ProblemType.REQUEST_TOO_LARGE,
						"A request may have %,d lines. Those are stored; send the others in another request to the batch of the same name."
							.formatted(MOST_LINES));
			}
			chunk.add(lines.isTooLong() ? check.tooLong(text) : check.check(text, client.caller()));
			bytes += text.length;
			if (chunk.size() == LINES_AT_ONCE || bytes >= BYTES_AT_ONCE || lines.isIdle()) {
				store();
			}
		}

		private void store() {
			if (!chunk.isEmpty()) {
				List<ReadLine> some = List.copyOf(chunk);
				chunk.clear();
				bytes = 0;
				received = received.plus(store(some));
			}
		}

		private Received store(List<ReadLine> some) {
			try {
				return storeOrRefuse(some);
			}
			catch (DataIntegrityViolationException ex) {
				// Another request has just stored one of them, or a suite was deleted.
				return storeOrRefuse(some);
			}
		}

		private Received storeOrRefuse(List<ReadLine> some) {
			try {
				return intake.store(batch, some, client.caller(), client.name());
			}
			catch (Refused refused) {
				return storeOrRefuse(check.refusing(some, refused));
			}
		}

	}

	private static boolean isBlank(byte[] text) {
		for (byte one : text) {
			if (one > ' ' || one < 0) {
				return false;
			}
		}
		return true;
	}

}

package dev.gavel.worker.output;

import dev.gavel.message.ContentHash;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.worker.output.OutputStore.Output;
import dev.gavel.worker.output.OutputStore.Place;
import dev.gavel.worker.printed.PrintedAnswer;
import dev.gavel.worker.sandbox.RunResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/**
 * Adds to the reports of one job what the program printed, byte for byte, if its run asks
 * for it. What has no room in the report is stored at the API, up to a limit; if that
 * fails, only the report's part is there, which says so.
 */
public final class WholeOutputs {

	private final OutputStore store;

	private final JudgeJob job;

	private int reportLeft = Printed.MOST_REPORTED_TOGETHER;

	private long storeLeft = Printed.MOST_STORED_TOGETHER;

	public WholeOutputs(OutputStore store, JudgeJob job) {
		this.store = store;
		this.job = job;
	}

	/**
	 * Returns the report on a test with what was printed, unless nobody may see that.
	 * @param answer what the program printed, if that is its answer
	 */
	public TestReport addTo(TestReport report, SuiteTest test, RunResult result, @Nullable PrintedAnswer answer) {
		if (!job.run().wholeOutputs() || test.hidden()) {
			return report;
		}
		Output stdout = (answer != null) ? of(answer) : of(result.stdout().bytes());
		return report.with(new Printed(kept(new Place(report.index(), "stdout"), stdout),
				kept(new Place(report.index(), "stderr"), of(result.stderr().bytes()))));
	}

	private PrintedBytes kept(Place place, Output output) {
		int reported = Math.min(output.size(), Math.min(Printed.MOST_REPORTED_BYTES, reportLeft));
		reportLeft -= reported;
		PrintedBytes kept = PrintedBytes.of(beginning(output, reported), output.size());
		Output whole = cut(output, Math.min(output.size(), Printed.MOST_BYTES));
		return (reported < output.size() && store(place, whole)) ? kept.withRest(hash(whole)) : kept;
	}

	private boolean store(Place place, Output output) {
		if (output.size() > storeLeft) {
			return false;
		}
		boolean stored = store.put(job, place, output);
		storeLeft = stored ? storeLeft - output.size() : 0;
		return stored;
	}

	/** Tells it from what another run of the attempt may have stored in its place. */
	private static String hash(Output output) {
		MessageDigest digest = ContentHash.begin();
		try (InputStream in = new DigestInputStream(output.open(), digest)) {
			StreamUtils.copyRange(in, OutputStream.nullOutputStream(), 0, output.size() - 1L);
			return ContentHash.end(digest);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] beginning(Output output, int bytes) {
		try (InputStream in = output.open()) {
			return in.readNBytes(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Output of(byte[] bytes) {
		return new Opened(bytes.length, () -> new ByteArrayInputStream(bytes));
	}

	private static Output of(PrintedAnswer answer) {
		return new Opened(answer.size(), answer::open);
	}

	private static Output cut(Output output, int size) {
		return new Opened(size, output::open);
	}

	private record Opened(int size, Opening opening) implements Output {

		@Override
		public InputStream open() throws IOException {
			return opening.open();
		}

		/** Begins to read. */
		private interface Opening {

			InputStream open() throws IOException;

		}

	}

}

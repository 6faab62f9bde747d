package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.oci.SupervisorChannel.Frame;
import dev.gavel.worker.sandbox.oci.SupervisorChannel.Submit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Frames to a cell and back. They stand in this package because nobody else may see
 * frames.
 */
@State(Scope.Benchmark)
public class FrameLoops {

	private static final String NONCE = "0123456789abcdef0123456789abcdef";

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 1 << 28,
			1 << 20, 8 << 20);

	private static final Submit HEADER = new Submit(NONCE, "solve", 2_000_000, 10_000_000, 1 << 28, 1 << 20, 8 << 20,
			false);

	private static final byte[] SOURCE = new byte[4096];

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private final SupervisorChannel sending = new SupervisorChannel(sent, InputStream.nullInputStream());

	@Benchmark
	public int encodeSubmission() throws IOException {
		sent.reset();
		sending.submit(HEADER, SOURCE);
		return sent.size();
	}

	@Benchmark
	public int encodeTest(Run run) throws IOException {
		sent.reset();
		sending.test(run.arguments);
		return sent.size();
	}

	/** From an OUTCOME to what judging gets. */
	@Benchmark
	public RunResult decodeOutcome(Run run) throws IOException {
		run.received.reset();
		return result(run.receiving);
	}

	/** TEST and OUTCOME through pipes, to a thread that answers at once, and back. */
	@Benchmark
	public RunResult exchange(Run run) throws IOException {
		run.cell.channel().test(run.arguments);
		return result(run.cell.channel());
	}

	private static RunResult result(SupervisorChannel channel) throws IOException {
		Frame<OutcomeHeader> frame = channel.outcome(LIMITS.resultBytes());
		frame.header().check(NONCE, frame.payload().length);
		return new Outcome(frame.header(), frame.payload(), false, LIMITS).result();
	}

	/** What goes into a cell and comes out of it, in bytes. */
	public enum Load {

		TRIVIAL(10, 10), LARGE(100_000, 1_000_000);

		final int arguments;

		final int result;

		Load(int arguments, int result) {
			this.arguments = arguments;
			this.result = result;
		}

	}

	/** One run, which returns. */
	@State(Scope.Benchmark)
	public static class Run {

		@Param
		public Load load;

		private byte[] arguments;

		private ByteArrayInputStream received;

		private SupervisorChannel receiving;

		private AnsweringCell cell;

		@Setup
		public void prepare() throws IOException {
			arguments = new byte[load.arguments];
			OutcomeHeader header = new OutcomeHeader(NONCE, null, 0, null, "V", false, 1200, 2300, 13 << 20, 0,
					List.of(load.result, 0, 0));
			byte[] outcome = AnsweringCell.frame('O', SupervisorChannel.JSON.writeValueAsBytes(header),
					new byte[load.result]);
			received = new ByteArrayInputStream(outcome);
			receiving = new SupervisorChannel(OutputStream.nullOutputStream(), received);
			cell = AnsweringCell.start(outcome);
		}

		@TearDown
		public void close() throws IOException {
			cell.close();
		}

	}

}

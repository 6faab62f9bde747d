package dev.gavel.benchmarks.micro;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Messages to bytes and back: a program of 4 KB, and what a worker says of its tests. */
@State(Scope.Benchmark)
public class MessageLoops {

	private static final UUID ID = new UUID(1, 2);

	private static final String HASH = "0".repeat(64);

	private static final JudgedIn PLACE = new JudgedIn("worker", "crun 1.14", "cgroup-v2", HASH, "3.13.5", "1");

	private final JudgeJob job = new JudgeJob(ID, ID, 1,
			new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(2000, 1 << 28), Isolation.TEST, HASH),
			"x = 1  # one\n".repeat(300));

	private final byte[] encodedJob = MessageCodec.encode(job);

	@Benchmark
	public byte[] encodeJob() {
		return MessageCodec.encode(job);
	}

	@Benchmark
	public JudgeJob decodeJob() {
		return MessageCodec.decodeJob(encodedJob);
	}

	@Benchmark
	public byte[] encodeReport(Reported reported) {
		return MessageCodec.encode(reported.report);
	}

	@Benchmark
	public JudgeReport decodeReport(Reported reported) {
		return MessageCodec.decodeReport(reported.encoded);
	}

	/** What a worker says of so many tests. */
	@State(Scope.Benchmark)
	public static class Reported {

		@Param({ "1", "50" })
		public int tests;

		private JudgeReport report;

		private byte[] encoded;

		@Setup
		public void prepare() {
			report = new Judged(ID, 1, Verdict.ACCEPTED, null, true,
					IntStream.rangeClosed(1, tests)
						.mapToObj((index) -> new TestReport(index, index, Verdict.ACCEPTED, 1200, 2300, 13 << 20,
								"[1, 3]", null, null, "", ""))
						.toList(),
					PLACE);
			encoded = MessageCodec.encode(report);
		}

	}

}

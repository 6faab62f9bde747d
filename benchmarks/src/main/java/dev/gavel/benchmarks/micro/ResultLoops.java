package dev.gavel.benchmarks.micro;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.TestSuite;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.judging.Judge;
import dev.gavel.worker.judging.JudgingImpossible;
import dev.gavel.worker.judging.JudgingProperties;
import dev.gavel.worker.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.unit.DataSize;

/** A large result on its way from a cell to its verdict. */
@State(Scope.Benchmark)
public class ResultLoops {

	private static final UUID ID = new UUID(1, 2);

	private static final JudgeJob JOB = new JudgeJob(ID, ID, 1,
			new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(2000, 1 << 28), Isolation.TEST, ""), "");

	@Param
	public BigResult result;

	private byte[] encoded;

	private TestSuite suite;

	private AnnotationConfigApplicationContext worker;

	private Judge judge;

	@Setup
	public void prepare() {
		Value value = result.value();
		encoded = ValueCodec.encode(value);
		suite = new TestSuite(new Signature("solve", List.of(), ValueType.parse("Any")),
				List.of(new SuiteTest(1, List.of(), value)));
		worker = new AnnotationConfigApplicationContext();
		worker.registerBean(Sandbox.class, () -> new ReturningSandbox(encoded));
		worker.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
		worker.registerBean(Tracer.class, () -> Tracer.NOOP);
		worker.registerBean(WorkerProperties.class, () -> new WorkerProperties("worker", URI.create("http://127.0.0.1"),
				"none", 1, DataSize.ofMegabytes(16), Duration.ZERO, Duration.ZERO));
		worker.registerBean(JudgingProperties.class, () -> new JudgingProperties(DataSize.ofMegabytes(1),
				DataSize.ofMegabytes(8), 400_000, DataSize.ofKilobytes(4), DataSize.ofKilobytes(512), 3));
		worker.scan(Judge.class.getPackageName());
		worker.refresh();
		judge = worker.getBean(Judge.class);
	}

	/** What judging does first. */
	@Benchmark
	public Value decode() {
		return ValueCodec.decode(encoded);
	}

	/** Decoding, comparison with what was expected, and the text that is shown of it. */
	@Benchmark
	public Judged judge() throws JudgingImpossible {
		Judged judged = judge.judge(JOB, suite, (done) -> {
		});
		if (judged.verdict() != Verdict.ACCEPTED) {
			throw new IllegalStateException("Expected ACCEPTED, found " + judged);
		}
		return judged;
	}

	@TearDown
	public void close() {
		worker.close();
	}

}

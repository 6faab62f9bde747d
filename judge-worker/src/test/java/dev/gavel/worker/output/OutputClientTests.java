package dev.gavel.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gavel.message.ContentHash;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.value.Value.IntValue;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What was printed, in reports and at an API that may not take it. */
class OutputClientTests {

	private static final int OK = 204;

	private final HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	private final List<String> places = new ArrayList<>();

	private final List<byte[]> contents = new ArrayList<>();

	OutputClientTests() throws IOException {
	}

	@AfterEach
	void stop() {
		api.stop(0);
	}

	@Test
	void putsWhatHasNoRoomInAReportAndRepeatsThatOnAFault() {
		byte[] stdout = random(Printed.MOST_REPORTED_BYTES + 1);
		byte[] stderr = random(Printed.MOST_REPORTED_BYTES);
		JudgeJob job = job(true);
		Printed printed = new WholeOutputs(clientOfApiThatAnswers(503, OK), job)
			.addTo(report(3), test(false), result(stdout, stderr), null)
			.printed();
		assertThat(printed.stdout())
			.isEqualTo(PrintedBytes.of(Arrays.copyOf(stdout, Printed.MOST_REPORTED_BYTES), stdout.length)
				.withRest(ContentHash.of(stdout)));
		assertThat(printed.stderr()).isEqualTo(PrintedBytes.of(stderr, stderr.length));
		assertThat(places).hasSize(2)
			.containsOnly("PUT /internal/outputs/%s/3/stdout?attempt=2".formatted(job.judgementId()));
		assertThat(contents.get(1)).isEqualTo(stdout);
	}

	@Test
	void putsNoMoreThanTheApiTakes() {
		byte[] stderr = random(Printed.MOST_BYTES + 1);
		Printed printed = new WholeOutputs(clientOfApiThatAnswers(OK), job(true))
			.addTo(report(1), test(false), result(new byte[0], stderr), null)
			.printed();
		assertThat(printed.stderr().bytes()).isEqualTo(stderr.length);
		assertThat(contents.get(0)).isEqualTo(Arrays.copyOf(stderr, Printed.MOST_BYTES));
		assertThat(printed.stderr().storedHash()).isEqualTo(ContentHash.of(contents.get(0)));
	}

	@Test
	void keepsTheBeginningAndTriesNoOtherOutputWhenTheApiRefusesOne() {
		byte[] large = random(Printed.MOST_REPORTED_BYTES + 1);
		Printed printed = new WholeOutputs(clientOfApiThatAnswers(409), job(true))
			.addTo(report(1), test(false), result(large, large), null)
			.printed();
		assertThat(places).hasSize(1);
		assertThat(printed.stdout()).isEqualTo(printed.stderr());
		assertThat(printed.stdout().stored()).isFalse();
		assertThat(printed.stdout().decoded()).hasSize(Printed.MOST_REPORTED_BYTES);
	}

	@Test
	void storesASmallerOutputAfterOneThatHasNoRoom() {
		WholeOutputs outputs = new WholeOutputs((job, place, output) -> true, job(true));
		byte[] large = new byte[Printed.MOST_BYTES];
		byte[] small = new byte[Printed.MOST_REPORTED_BYTES + 1];
		outputs.addTo(report(1), test(false), result(small, small), null);
		for (int i = 2; i < Printed.MOST_STORED_TOGETHER / Printed.MOST_BYTES; i++) {
			outputs.addTo(report(i), test(false), result(large, new byte[0]), null);
		}
		Printed printed = outputs.addTo(report(90), test(false), result(large, large), null).printed();
		assertThat(printed.stdout().stored()).isTrue();
		assertThat(printed.stderr().stored()).isFalse();
		assertThat(outputs.addTo(report(91), test(false), result(small, small), null).printed().stdout().stored())
			.isTrue();
	}

	@Test
	void reportsOfManyTestsStayWithinWhatKafkaTakes() {
		byte[] large = random(Printed.MOST_REPORTED_BYTES);
		WholeOutputs outputs = new WholeOutputs(OutputStore.NOWHERE, job(true));
		long reported = 0;
		for (int i = 1; i <= Printed.MOST_TESTS; i++) {
			Printed printed = outputs.addTo(report(i), test(false), result(large, large), null).printed();
			reported += printed.stdout().decoded().length + printed.stderr().decoded().length;
		}
		assertThat(reported).isEqualTo(Printed.MOST_REPORTED_TOGETHER);
	}

	@Test
	void keepsNothingOfHiddenTestsAndOfRunsThatDoNotAskForIt() {
		RunResult result = result(new byte[1], new byte[1]);
		assertThat(new WholeOutputs(OutputStore.NOWHERE, job(true)).addTo(report(1), test(true), result, null))
			.isEqualTo(report(1));
		assertThat(new WholeOutputs(OutputStore.NOWHERE, job(false)).addTo(report(1), test(false), result, null))
			.isEqualTo(report(1));
	}

	private static byte[] random(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

	private static JudgeJob job(boolean wholeOutputs) {
		return new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 2, new RunSpec(RunSpec.PYTHON,
				EnvironmentName.DEFAULT, new Limits(1000, 1 << 20), "0".repeat(64), wholeOutputs), "");
	}

	private static TestReport report(int index) {
		return new TestReport(0, index, Verdict.ACCEPTED, 1, 1, 1, "", null, null, "", "");
	}

	private static SuiteTest test(boolean hidden) {
		return new SuiteTest(0, List.of(), IntValue.of(1), hidden);
	}

	private static RunResult result(byte[] stdout, byte[] stderr) {
		return new RunResult(RunOutcome.EXITED, null, null, List.of(), 0, null, true, 1, 1, 1,
				new CapturedText(stdout, false), new CapturedText(stderr, false));
	}

	/** Repeats the last answer. */
	private OutputClient clientOfApiThatAnswers(Integer... statuses) {
		Iterator<Integer> left = List.of(statuses).iterator();
		int last = statuses[statuses.length - 1];
		api.createContext("/", (exchange) -> {
			try (exchange) {
				places.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
				contents.add(exchange.getRequestBody().readAllBytes());
				exchange.sendResponseHeaders(left.hasNext() ? left.next() : last, -1);
			}
		});
		api.start();
		URI address = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
		return new OutputClient(new WorkerProperties("w", address, "token", 1, DataSize.ofKilobytes(1), Path.of("/tmp"),
				Duration.ZERO, Duration.ZERO), ObservationRegistry.NOOP);
	}

}

package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.endtoend.OtlpReceiver.ReceivedSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A submission as its trace shows it. */
class TracingIT {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String CLIENT = "00f067aa0ba902b7";

	private static final String SECRET = "nobody_may_read_this";

	@TempDir
	static Path data;

	private static OtlpReceiver collector;

	private static GavelProcess gavel;

	@BeforeAll
	static void start() {
		collector = new OtlpReceiver();
		gavel = GavelProcess
			.launch(data, GavelProcess.freePort(),
					Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "200"))
			.awaitReady();
	}

	@AfterAll
	static void stop() {
		gavel.close();
		collector.close();
	}

	@Test
	void followsASubmissionFromTheClientToTheRecordedVerdict() {
		JsonNode submission = submit(TRACE, "def Findfrequency(nums, K):\n    return nums.count(K) # " + SECRET + "\n");
		assertThat(submission.get("verdict").asString()).isEqualTo("ACCEPTED");
		ReceivedSpan recorded = awaitSpan(TRACE, "gavel-api: record report", "judged");
		assertThat(pathTo(recorded, TRACE)).containsExactly("gavel-api: http post /code/execute/{questionId}",
				"gavel-api: publish job", "gavel-api: gavel.jobs send", "judge-worker: job",
				"judge-worker: gavel.reports send", "gavel-api: record report");
		assertThat(partsOf(span(TRACE, "judge-worker: job"), TRACE)).contains("judge-worker: lease cell",
				"judge-worker: run tests");
		assertThat(span(TRACE, "judge-worker: job").attribute("gavel.program.id"))
			.isEqualTo(submission.get("id").asString());
	}

	@Test
	void namesTheTraceAndTheSubmissionInItsLog() {
		String trace = TRACE.replace('4', '7');
		String id = gavel.client()
			.post("/code/execute/1", Map.of("code", "import time\ndef Findfrequency(nums, K):\n    time.sleep(60)\n"),
					"traceparent", traceParent(trace))
			.get("id")
			.asString();
		await().atMost(Duration.ofSeconds(30))
			.until(() -> gavel.client().get("/submissions/" + id).get("status").asString().equals("RUNNING"));
		gavel.client().post("/submissions/" + id + "/cancel", "{}");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(log()).anySatisfy((line) -> assertThat(line).contains("was cancelled",
					"traceId=" + trace, "program_id=" + id, "attempt=1", "worker_id=standalone-")));
	}

	@Test
	void tellsNothingOfWhatUsersSend() {
		String trace = TRACE.replace('4', '5');
		submit(trace, "def Findfrequency(nums, K):\n    raise ValueError('" + SECRET + "')\n");
		awaitSpan(trace, "gavel-api: record report", "judged");
		assertThat(collector.spans()).allSatisfy((span) -> assertThat(span.span().toString()).doesNotContain(SECRET));
	}

	@Test
	void beginsNoTraceByItself() {
		submit(TRACE.replace('4', '6'), "def Findfrequency(nums, K):\n    return 0\n");
		awaitSpan(TRACE.replace('4', '6'), "gavel-api: record report", "judged");
		assertThat(collector.spans()).filteredOn((span) -> span.parent().isEmpty())
			.extracting(ReceivedSpan::name)
			.allSatisfy((name) -> assertThat(name).startsWith("gavel-api: http"));
	}

	private static JsonNode submit(String trace, String code) {
		return gavel.client().post("/code/execute/1?wait=30s", Map.of("code", code), "traceparent", traceParent(trace));
	}

	private static String traceParent(String trace) {
		return "00-%s-%s-01".formatted(trace, CLIENT);
	}

	private static ReceivedSpan awaitSpan(String trace, String name, String kind) {
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> collector.spans(trace)
				.stream()
				.filter((span) -> span.name().equals(name) && span.attribute("gavel.report").equals(kind))
				.findFirst()
				.orElse(null), (found) -> found != null);
	}

	private static ReceivedSpan span(String trace, String name) {
		return await().until(() -> collector.spans(trace)
			.stream()
			.filter((span) -> span.name().equals(name))
			.findFirst()
			.orElse(null), (found) -> found != null);
	}

	/** The names of a span and all it comes from; the first comes from the client. */
	private static List<String> pathTo(ReceivedSpan last, String trace) {
		List<String> names = new ArrayList<>();
		ReceivedSpan span = last;
		while (!span.parent().equals(CLIENT)) {
			names.add(span.name());
			String parent = span.parent();
			span = await().until(() -> collector.spans(trace)
				.stream()
				.filter((one) -> one.id().equals(parent))
				.findFirst()
				.orElse(null), (found) -> found != null);
		}
		names.add(span.name());
		Collections.reverse(names);
		return names;
	}

	private static List<String> partsOf(ReceivedSpan whole, String trace) {
		return collector.spans(trace)
			.stream()
			.filter((span) -> span.parent().equals(whole.id()))
			.map(ReceivedSpan::name)
			.toList();
	}

	private static List<String> log() throws IOException {
		return Files.readAllLines(data.resolve("logs").resolve("gavel.log"));
	}

}

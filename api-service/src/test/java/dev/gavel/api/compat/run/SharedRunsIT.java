package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.ContentHash;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SharedRunsIT {

	private static final String[] CREDENTIAL = { "Authorization", "Bearer " + ApiTest.WORKER_TOKEN };

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	SharedRunsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void requestsOfOneProgramShareAnEvaluationBehindTheFirst() {
		String source = "print(input())  # " + UUID.randomUUID();
		CompletableFuture<String> first = request(source, 0);
		JudgeJob alone = worker.job((job) -> job.source().equals(source));
		List<CompletableFuture<String>> others = IntStream.rangeClosed(1, 8)
			.mapToObj((input) -> request(source, input))
			.toList();
		Set<UUID> known = new HashSet<>(Set.of(alone.judgementId()));
		for (int answered = 0; answered < others.size();) {
			JudgeJob next = worker.job((job) -> job.source().equals(source) && !known.contains(job.judgementId()));
			known.add(next.judgementId());
			answered += report(next);
		}
		IntStream.rangeClosed(1, 8)
			.forEach((input) -> assertThat(others.get(input - 1).join()).isEqualTo(input + "\n"));
		assertThat(known.size()).as("evaluations").isLessThan(9);
		assertThat(first).isNotDone();
		report(alone);
		assertThat(first.join()).isEqualTo("0\n");
	}

	/**
	 * Prints what each test reads, which is stored beside the report. Returns how many
	 * there are.
	 */
	private int report(JudgeJob job) {
		List<String> inputs = api.get("/internal/suites/" + job.run().suiteHash(), CREDENTIAL)
			.body()
			.lines()
			.skip(1)
			.map((line) -> line.substring(line.indexOf('"') + 1, line.indexOf("\",")))
			.toList();
		List<TestReport> reports = IntStream.rangeClosed(1, inputs.size()).mapToObj((index) -> {
			String printed = inputs.get(index - 1) + "\n";
			assertThat(api
				.put("/internal/outputs/%s/%d/stdout?attempt=1".formatted(job.judgementId(), index), printed,
						CREDENTIAL)
				.status()).isEqualTo(204);
			String hash = ContentHash.of(printed.getBytes(StandardCharsets.UTF_8));
			return new TestReport(0, index, Verdict.ACCEPTED, 1, 1, 1, "", null, null, "", "")
				.with(new Printed(PrintedBytes.of(new byte[0], printed.length()).withRest(hash), PrintedBytes.NOTHING));
		}).toList();
		worker.report(new Judged(job.judgementId(), 1, Verdict.ACCEPTED, null, reports, TestWorker.judgedIn()));
		return inputs.size();
	}

	private CompletableFuture<String> request(String source, int input) {
		return CompletableFuture.supplyAsync(() -> api
			.post("/jobe/index.php/restapi/runs",
					"{\"run_spec\":{\"language_id\":\"python3\",\"sourcecode\":\"%s\",\"input\":\"%d\"}}"
						.formatted(source, input))
			.json()
			.get("stdout")
			.stringValue(), (request) -> new Thread(request).start());
	}

}

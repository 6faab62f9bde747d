package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class LiveStreamsIT {

	private static final Pattern EVENT = Pattern.compile("event:(\\w+)\ndata:(.*)\n");

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	LiveStreamsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@Test
	void sendsEachChangeOfStatusAndThenTheResult() {
		UUID id = api.submit(api.addQuestion());
		CompletableFuture<Answer> stream = follow("/submissions/" + id);
		JudgeJob job = worker.job(id, 1);
		worker.report(new Started(job.judgementId(), 1, "worker-1"));
		awaitStatus("/submissions/" + id, "RUNNING");
		worker.report(new Progress(job.judgementId(), 1, 1));
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> api.get("/submissions/" + id).json().get("tests_done").intValue() == 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(stream).succeedsWithin(Duration.ofSeconds(20));
		List<Event> events = events(stream.join());
		assertThat(events.get(0).name()).isEqualTo("status");
		assertThat(events.get(0).data().has("tests")).isFalse();
		Event last = events.get(events.size() - 1);
		assertThat(last.name()).isEqualTo("done");
		assertThat(last.data()).isEqualTo(api.get("/submissions/" + id).json());
		assertThat(events.subList(0, events.size() - 1)).allMatch((event) -> event.name().equals("status"))
			.doesNotHaveDuplicates();
	}

	@Test
	void tellsTheEndOfAnEvaluationThatIsOver() {
		String path = api.post("/code/try/" + api.addQuestion(), "{\"code\":\"pass\"}").header("Location");
		api.post(path + "/cancel", "");
		Answer stream = follow(path).join();
		assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
		assertThat(events(stream)).singleElement().satisfies((event) -> {
			assertThat(event.name()).isEqualTo("done");
			assertThat(event.data().get("status").stringValue()).isEqualTo("CANCELLED");
		});
	}

	@Test
	void tellsThePlaceInTheQueueOfEachAsThePollDoes() {
		long question = api.addQuestion();
		UUID first = api.submit(question);
		UUID second = UUID.fromString(api.submit(question, Examples.SOLUTION).json().get("id").stringValue());
		List<CompletableFuture<Answer>> streams = List.of(follow("/submissions/" + first),
				follow("/submissions/" + second));
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> position(second) > 0);
		int polled = position(second) - position(first);
		api.post("/submissions/" + second + "/cancel", "");
		api.post("/submissions/" + first + "/cancel", "");
		List<Integer> told = streams.stream()
			.map((stream) -> events(stream.join()).get(0).data().get("position").intValue())
			.toList();
		assertThat(told.get(1) - told.get(0)).isEqualTo(polled);
	}

	private int position(UUID id) {
		return api.get("/submissions/" + id).json().get("position").intValue();
	}

	@Test
	void knowsNothingOfIdsOfTheOtherKind() {
		long question = api.addQuestion();
		String submission = api.submit(question, Examples.SOLUTION).header("Location");
		String evaluation = api.post("/code/try/" + question, "{\"code\":\"pass\"}").header("Location");
		List<String> others = List.of(submission.replace("submissions", "trials"),
				evaluation.replace("trials", "submissions"));
		assertThat(others).allSatisfy((path) -> assertThat(follow(path).join().status()).isEqualTo(404));
		api.post(submission + "/cancel", "");
		api.post(evaluation + "/cancel", "");
		assertThat(others).allSatisfy((path) -> assertThat(follow(path).join().status()).isEqualTo(404));
	}

	@Test
	void knowsNothingOfWhatIsNotThere() {
		Answer answer = follow("/submissions/" + UUID.randomUUID()).join();
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/not-found");
	}

	private void awaitStatus(String path, String status) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> api.get(path).json().get("status").stringValue().equals(status));
	}

	private CompletableFuture<Answer> follow(String path) {
		return CompletableFuture.supplyAsync(() -> api.get(path, "Accept", "text/event-stream"));
	}

	private static List<Event> events(Answer stream) {
		return EVENT.matcher(stream.body())
			.results()
			.map((event) -> new Event(event.group(1), JsonMapper.shared().readTree(event.group(2))))
			.toList();
	}

	private record Event(String name, JsonNode data) {
	}

}

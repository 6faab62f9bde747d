package dev.gavel.api.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalApplicationListener;

/** A listener that must not miss an end, such as one for webhooks. */
@ApiTest
class JudgementEndedIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final ApplicationEventMulticaster events;

	private final Queue<JudgementEnded> heard = new ConcurrentLinkedQueue<>();

	private final Queue<JudgementEnded> refused = new ConcurrentLinkedQueue<>();

	private volatile @Nullable UUID refusing;

	private final ApplicationListener<?> listener = TransactionalApplicationListener
		.forPayload(TransactionPhase.BEFORE_COMMIT, this::hear);

	@Autowired
	JudgementEndedIT(ApiClient api, TestWorker worker, ApplicationEventMulticaster events) {
		this.api = api;
		this.worker = worker;
		this.events = events;
	}

	@BeforeEach
	void listen() {
		events.addApplicationListener(listener);
	}

	@AfterEach
	void stopListening() {
		events.removeApplicationListener(listener);
	}

	private void hear(Object payload) {
		if (payload instanceof JudgementEnded end) {
			if (end.programId().equals(refusing)) {
				refusing = null;
				refused.add(end);
				throw new IllegalStateException("the listener fails");
			}
			heard.add(end);
		}
	}

	@Test
	void tellsAllOfASubmission() {
		long question = api.addQuestion();
		JudgeJob job = worker.job(api.submit(question), 1);
		JudgementEnded end = endOf("/submissions/", job);
		assertThat(end.judgementId()).isEqualTo(job.judgementId());
		assertThat(end.evaluation()).isFalse();
		assertThat(end.questionId()).isEqualTo(question);
		assertThat(end.number()).isEqualTo(1);
		assertThat(end.rejudgingId()).isNull();
		assertThat(end.state()).isEqualTo(JudgementState.DONE);
		assertThat(end.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(end.run().suiteHash()).isEqualTo(job.run().suiteHash());
		assertThat(end.attempt().startedAt()).isBetween(end.attempt().queuedAt(), end.finishedAt());
		assertThat(end.attempt().workerId()).isEqualTo("worker-1");
		assertThat(end.reports()).extracting(TestReport::output).containsExactly("2");
	}

	@Test
	void tellsAnEvaluationFromASubmission() {
		Answer taken = api.post("/code/try/" + api.addQuestion(),
				"{\"code\":\"def Findfrequency(nums, K): return 2\"}");
		UUID evaluation = UUID.fromString(taken.json().get("id").stringValue());
		JudgementEnded end = endOf("/trials/", worker.job(evaluation, 1));
		assertThat(end.evaluation()).isTrue();
		assertThat(end.questionId()).isNull();
	}

	@Test
	void isPublishedAgainWithItsReportWhenAListenerThrew() {
		JudgeJob job = worker.job(api.submit(api.addQuestion()), 1);
		refusing = job.programId();
		JudgementEnded end = endOf("/submissions/", job);
		assertThat(end.outcome().verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(refused).hasSize(1);
		assertThat(refused.element().reports()).isEqualTo(end.reports());
	}

	private JudgementEnded endOf(String place, JudgeJob job) {
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(api.get(place + job.programId() + "?wait=20s").json().get("status").stringValue()).isEqualTo("DONE");
		return heard.stream().filter((end) -> end.programId().equals(job.programId())).reduce((one, two) -> {
			throw new AssertionError("heard twice: " + two);
		}).orElseThrow();
	}

}

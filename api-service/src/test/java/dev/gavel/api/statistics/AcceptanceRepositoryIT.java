package dev.gavel.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class AcceptanceRepositoryIT {

	private final AcceptanceRepository repository;

	private final ApiClient api;

	private final TestWorker worker;

	@Autowired
	AcceptanceRepositoryIT(AcceptanceRepository repository, ApiClient api, TestWorker worker) {
		this.repository = repository;
		this.api = api;
		this.worker = worker;
	}

	@Test
	void countsSubmissionsByTheirLastVerdict() {
		long question = api.addQuestion();
		assertThat(repository.of(List.of(question))).isEmpty();
		UUID accepted = judged(question, Verdict.ACCEPTED);
		judged(question, Verdict.WRONG_ANSWER);
		assertThat(repository.of(List.of(question))).containsExactly(new Acceptance(question, 2, 1));
		api.post("/submissions/" + accepted + "/rejudge", "");
		assertThat(repository.of(List.of(question))).containsExactly(new Acceptance(question, 2, 1));
		worker.report(TestWorker.judged(worker.jobs(accepted, 2).get(1), Verdict.WRONG_ANSWER));
		awaitDone("/submissions/" + accepted);
		assertThat(repository.of(List.of(question))).containsExactly(new Acceptance(question, 2, 0));
	}

	@Test
	void countsNeitherEvaluationsNorWhatHasNoVerdictNorWhatGavelFailedToJudge() {
		long question = api.addQuestion();
		judged(question, Verdict.ACCEPTED);
		String evaluation = api.post("/code/try/" + question, "{\"code\":\"pass\"}").header("Location");
		UUID evaluationId = UUID.fromString(evaluation.substring(evaluation.lastIndexOf('/') + 1));
		worker.report(TestWorker.judged(worker.job(evaluationId, 1), Verdict.ACCEPTED));
		awaitDone(evaluation);
		api.post("/submissions/" + api.submit(question) + "/cancel", "");
		UUID failed = api.submit(question);
		for (int attempt = 1; attempt <= 3; attempt++) {
			JudgeJob job = worker.job(failed, attempt);
			worker.report(new JudgingFailed(job.judgementId(), attempt, "worker-1", "no cell"));
		}
		awaitDone("/submissions/" + failed);
		UUID waiting = api.submit(question);
		assertThat(repository.of(List.of(question))).containsExactly(new Acceptance(question, 1, 1));
		api.post("/submissions/" + waiting + "/cancel", "");
	}

	private UUID judged(long question, Verdict verdict) {
		UUID submission = api.submit(question);
		worker.report(TestWorker.judged(worker.job(submission, 1), verdict));
		awaitDone("/submissions/" + submission);
		return submission;
	}

	private void awaitDone(String path) {
		assertThat(api.get(path + "?wait=20s").json().get("status").stringValue()).isEqualTo("DONE");
	}

}

package dev.gavel.api.question.testcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.value.DecodingRoom;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Tests that grow after their size was read. */
@ApiTest
@Timeout(60)
class GrownTestsIT {

	private static final String TEST = "{\"input_variables\":{\"nums\":[1%s],\"K\":2},\"output\":0}";

	private final ApiClient api;

	private final TestCaseReading reading;

	private final TestCaseRepository repository;

	private final TestCases testCases;

	private final TransactionTemplate transaction;

	@Autowired
	GrownTestsIT(ApiClient api, TestCaseReading reading, TestCaseRepository repository, TestCases testCases,
			TransactionTemplate transaction) {
		this.api = api;
		this.reading = reading;
		this.repository = repository;
		this.testCases = testCases;
		this.transaction = transaction;
	}

	@Test
	void areReadOnceThereIsMemoryForThem() throws Exception {
		List<TestOutline> small = repository.outlines(api.addQuestion(), PageRequest.ofSize(10));
		grow(small.get(0).id());
		FutureTask<List<Long>> read = new FutureTask<>(
				() -> reading.read(small, (stored) -> stored.toSuiteTest().size()));
		Thread reader = new Thread(read);
		try (DecodingRoom all = DecodingRoom.take(Long.MAX_VALUE)) {
			reader.start();
			await().until(() -> read.isDone() || waitsForMemory(reader));
			assertThat(read).isNotDone();
		}
		assertThat(read.get(20, TimeUnit.SECONDS)).hasSize(1).allMatch((size) -> size > 100_000);
	}

	@Test
	void areNotReadAsSamples() {
		long question = api.addQuestion();
		Samples samples = testCases.samples(question, 10, DataSize.ofMegabytes(1));
		grow(samples.ids().get(0));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> transaction.execute((status) -> testCases.read(samples)))
			.withMessageContaining("have just been changed");
	}

	private static boolean waitsForMemory(Thread reader) {
		return reader.getState() == Thread.State.TIMED_WAITING && List.of(reader.getStackTrace())
			.stream()
			.anyMatch((frame) -> frame.getClassName().equals(DecodingRoom.class.getName()));
	}

	private void grow(long test) {
		assertThat(api.put("/testcases/" + test, TEST.formatted(",1".repeat(60_000))).status()).isEqualTo(200);
	}

}

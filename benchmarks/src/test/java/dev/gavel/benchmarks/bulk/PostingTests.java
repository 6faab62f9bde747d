package dev.gavel.benchmarks.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class PostingTests {

	@Test
	void sendsAsManyAsWereAskedForFromAllClients() {
		Map<String, Integer> sent = new ConcurrentHashMap<>();
		Posting posting = Posting.start(1000, 3, (client) -> sent.merge(client, 1, Integer::sum));
		await().until(posting::isDone);
		assertThat(sent.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
		assertThat(sent.keySet()).isSubsetOf("bulk-0", "bulk-1", "bulk-2");
	}

	@Test
	void failsWithTheSubmissionThatWasRefused() {
		Posting posting = Posting.start(1, 1, (client) -> {
			throw new IllegalStateException("Gavel answered 503");
		});
		await().untilAsserted(() -> assertThatIllegalStateException().isThrownBy(posting::isDone)
			.withMessage("A submission was not taken: Gavel answered 503"));
	}

}

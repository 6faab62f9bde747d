package dev.gavel.api.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.webhook.WebhookTable.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SendersTests {

	private final Senders senders = new Senders();

	@Test
	void leavesRoomForOtherAccounts() {
		List<Candidate> ofOne = LongStream.rangeClosed(1, 30).mapToObj((id) -> new Candidate(id, 7)).toList();
		List<Candidate> candidates = new ArrayList<>(ofOne);
		candidates.add(new Candidate(31, 8));
		assertThat(senders.choose(candidates)).containsExactly(1L, 2L, 3L, 4L, 31L);
	}

	@Test
	void choosesNoMoreThanItCanServe() {
		List<Candidate> candidates = LongStream.rangeClosed(1, 100).mapToObj((id) -> new Candidate(id, id)).toList();
		assertThat(senders.choose(candidates)).hasSize(24);
	}

	@Test
	void sendsFourAtATime() {
		CyclicBarrier four = new CyclicBarrier(4);
		assertThat(senders.sendAll(IntStream.range(0, 8).boxed().toList(), (number) -> {
			try {
				four.await(10, TimeUnit.SECONDS);
				return true;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		})).isTrue();
	}

	@Test
	void stopsWhenTheReceiverIsUnavailable() {
		List<Integer> sent = Collections.synchronizedList(new ArrayList<>());
		assertThat(senders.sendAll(List.of(1), (number) -> false)).isFalse();
		assertThat(senders.sendAll(IntStream.range(0, 100).boxed().toList(), (number) -> {
			sent.add(number);
			return false;
		})).isFalse();
		assertThat(sent).hasSizeLessThanOrEqualTo(4);
	}

}

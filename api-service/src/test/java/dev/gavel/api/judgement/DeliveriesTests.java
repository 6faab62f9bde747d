package dev.gavel.api.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.Handling;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveriesTests {

	private static final UUID FIRST = UUID.randomUUID();

	private final Deliveries deliveries = new Deliveries();

	@Test
	void haveTheThirdJudgedAloneAndNoFourth() {
		assertThat(begin(false)).isEqualTo(Handling.BESIDE_OTHERS);
		assertThat(begin(false)).isEqualTo(Handling.ALONE);
		assertThat(begin(true)).isEqualTo(Handling.ALONE);
		assertThat(begin(false)).isEqualTo(Handling.NOT_AT_ALL);
	}

	@Test
	void doNotCountOneThatIsNotAloneYet() {
		begin(false);
		IntStream.range(0, 9).forEach((time) -> assertThat(begin(false)).isEqualTo(Handling.ALONE));
		assertThat(deliveries.count()).isEqualTo(2);
	}

	@Test
	void countOneOnceHoweverOftenItIsReported() {
		UUID second = UUID.randomUUID();
		IntStream.range(0, 9)
			.forEach((time) -> assertThat(deliveries.begin(second, false)).isEqualTo(Handling.BESIDE_OTHERS));
		assertThat(deliveries.count()).isEqualTo(2);
	}

	@Test
	void doNotCountWhatIsGivenBackHoweverOftenThatIsReported() {
		givenBackTwice(FIRST, true);
		assertThat(deliveries.count()).isZero();
		for (int worker = 0; worker < 9; worker++) {
			UUID id = UUID.randomUUID();
			assertThat(deliveries.begin(id, false)).isEqualTo(Handling.BESIDE_OTHERS);
			givenBackTwice(id, false);
			assertThat(deliveries.count()).isZero();
		}
	}

	private void givenBackTwice(UUID id, boolean first) {
		deliveries.givenBack(id, first);
		deliveries.givenBack(id, first);
	}

	@Test
	void countOneThatIsGivenBackByAnEarlierWorkerOnly() {
		UUID lost = UUID.randomUUID();
		deliveries.begin(lost, false);
		assertThat(begin(true)).isEqualTo(Handling.ALONE);
		deliveries.givenBack(lost, false);
		deliveries.givenBack(FIRST, true);
		assertThat(begin(false)).isEqualTo(Handling.NOT_AT_ALL);
	}

	@Test
	void doNotCountOneWhoseEndWasReported() {
		deliveries.ended();
		assertThat(deliveries.count()).isZero();
		begin(false);
		begin(false);
		deliveries.ended();
		assertThat(begin(false)).isEqualTo(Handling.BESIDE_OTHERS);
		assertThat(begin(false)).isEqualTo(Handling.ALONE);
	}

	private Handling begin(boolean alone) {
		return deliveries.begin(UUID.randomUUID(), alone);
	}

}

package dev.gavel.benchmarks.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class EventsTests {

	private final Events events = new Events((view) -> view.get("status").stringValue().equals("DONE"));

	@Test
	void tellOfTheFirstThatIsWanted() {
		List.of("event:status", "data:{\"status\": \"QUEUED\"}", "", ":waiting", "", "event:done",
				"data:{\"status\": \"DONE\", \"verdict\": \"ACCEPTED\"}", "")
			.forEach(events::onNext);
		events.onComplete();
		assertThat(events.awaited().join().get("verdict").stringValue()).isEqualTo("ACCEPTED");
	}

	@Test
	void failWhenTheStreamEndsBefore() {
		assertThat(events.begun()).isNotDone();
		events.onNext("data:{\"status\": \"QUEUED\"}");
		assertThat(events.begun()).isCompleted();
		assertThat(events.awaited()).isNotDone();
		events.onComplete();
		assertThatThrownBy(events.awaited()::join).isInstanceOf(CompletionException.class)
			.hasMessageContaining("The live stream ended too early");
	}

}

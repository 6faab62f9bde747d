package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final UUID id = UUID.randomUUID();

	private final Sent sent = new Sent();

	private Instant now = NOW;

	private final InstantSource time = () -> now;

	private JudgementState state = JudgementState.QUEUED;

	private final LiveStream stream = new LiveStream(id,
			new TestViews<>((asked) -> new Waiting(asked, JudgementState.DONE)), Caller.trusted("::1"),
			Function.identity(), sent, time.withZone(ZoneOffset.UTC));

	@Test
	void tellsOnlyWhatHasChanged() {
		tell();
		tell();
		state = JudgementState.RUNNING;
		tell();
		assertThat(sent.events).hasSize(2);
		assertThat(sent.events.get(1)).contains("event:status", "RUNNING");
	}

	@Test
	void keepsTheConnectionAliveByCommentsWhileNothingChanges() {
		tell();
		now = NOW.plusSeconds(15);
		tell();
		assertThat(sent.events).hasSize(1);
		now = NOW.plusSeconds(16);
		tell();
		assertThat(sent.events).hasSize(2);
		assertThat(sent.events.get(1)).startsWith(":waiting");
		now = NOW.plusSeconds(31);
		tell();
		assertThat(sent.events).hasSize(2);
		now = NOW.plusSeconds(32);
		tell();
		assertThat(sent.events).hasSize(3);
	}

	@Test
	void looksAgainOnlyIfSomethingHasHappenedWhileItTold() {
		assertThat(stream.begin()).isTrue();
		assertThat(stream.begin()).isFalse();
		assertThat(stream.tell(status())).isFalse();
		assertThat(stream.beginOrAgain()).isTrue();
		assertThat(stream.beginOrAgain()).isFalse();
		assertThat(stream.beginOrAgain()).isFalse();
		assertThat(stream.tell(status())).isTrue();
		assertThat(stream.begin()).isTrue();
	}

	@Test
	void endsWithTheEndOfTheSubmission() {
		assertThat(stream.begin()).isTrue();
		assertThat(stream.beginOrAgain()).isFalse();
		state = JudgementState.DONE;
		assertThat(stream.tell(status())).isFalse();
		assertThat(stream.isOver()).isTrue();
		assertThat(stream.begin()).isFalse();
		assertThat(stream.beginOrAgain()).isFalse();
		assertThat(sent.events).singleElement().asString().contains("event:done");
	}

	private Awaited status() {
		return new Waiting(id, state);
	}

	private void tell() {
		assertThat(stream.begin()).isTrue();
		stream.tell(status());
	}

	private record Waiting(UUID id, JudgementState status) implements Awaited {

	}

	private static final class Sent extends SseEmitter {

		private final List<String> events = new ArrayList<>();

		@Override
		public void send(SseEventBuilder builder) {
			events.add(builder.build()
				.stream()
				.map(ResponseBodyEmitter.DataWithMediaType::getData)
				.map(String::valueOf)
				.collect(Collectors.joining()));
		}

	}

}

package dev.gavel.benchmarks.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeckTests {

	@Test
	void dealsEachKindAsOftenAsItsShareSays() {
		Deck deck = new Deck();
		List<Kind> hundred = Stream.generate(deck::deal).limit(100).toList();
		assertThat(Arrays.stream(Kind.values()).mapToInt(Kind::share).sum()).isEqualTo(100);
		assertThat(Kind.values())
			.allSatisfy((kind) -> assertThat(hundred.stream().filter(kind::equals)).hasSize(kind.share()));
		assertThat(Stream.generate(deck::deal).limit(100)).isEqualTo(hundred);
	}

	@Test
	void dealsInTheSameOrderEveryTime() {
		assertThat(Stream.generate(new Deck()::deal).limit(50).toList())
			.isEqualTo(Stream.generate(new Deck()::deal).limit(50).toList());
	}

}

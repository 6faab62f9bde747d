package dev.gavel.worker.sandbox.oci.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdRangeTests {

	private static final List<String> WHOLE_HOST = List.of("         0          0 4294967295");

	private static final List<String> POD = List.of("         0     524288      65536");

	@Test
	void areThoseThatAreNamedForTheAccount() {
		assertThat(subordinate(WHOLE_HOST, "other:100000:65536", "gavel:200000:65536"))
			.contains(new IdRange(200000, 65536));
		assertThat(subordinate(WHOLE_HOST, "10001:300000:65536")).contains(new IdRange(300000, 65536));
	}

	@Test
	void areTheFirstThatThisNamespaceHas() {
		String[] entries = { "gavel:1000000000:65536", "gavel:20000:45536" };
		assertThat(subordinate(WHOLE_HOST, entries)).contains(new IdRange(1000000000, 65536));
		assertThat(subordinate(POD, entries)).contains(new IdRange(20000, 45536));
	}

	@Test
	void areNoneIfTooFewForACellOrNotWhollyThere() {
		assertThat(subordinate(WHOLE_HOST, "gavel:200000:100")).isEmpty();
		assertThat(subordinate(POD, "gavel:20000:65536")).isEmpty();
		assertThat(subordinate(WHOLE_HOST, "", "# gavel", "gavel")).isEmpty();
	}

	@Test
	void giveEachCellItsPartAndBeginAgainAfterTheLast() {
		IdRange three = new IdRange(20000, 3 * IdRange.OF_A_CELL + 1);
		assertThat(IntStream.range(0, 4).mapToObj(three::ofCell).map(IdRange::first)).containsExactly(20000L, 24096L,
				28192L, 20000L);
		assertThat(three.ofCell(2).count()).isEqualTo(IdRange.OF_A_CELL);
	}

	private static Optional<IdRange> subordinate(List<String> namespace, String... entries) {
		return IdRange.subordinate(List.of(entries), "gavel", 10001, namespace);
	}

}

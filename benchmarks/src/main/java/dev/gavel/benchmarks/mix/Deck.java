package dev.gavel.benchmarks.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** All kinds in their shares, in an order without order that is the same every time. */
final class Deck {

	private static final int SEED = 6;

	private final List<Kind> cards = new ArrayList<>();

	private final AtomicInteger dealt = new AtomicInteger();

	Deck() {
		Arrays.stream(Kind.values()).forEach((kind) -> cards.addAll(Collections.nCopies(kind.share(), kind)));
		Collections.shuffle(cards, new Random(SEED));
	}

	/** The next; after the last comes the first again. */
	Kind deal() {
		return cards.get(Math.floorMod(dealt.getAndIncrement(), cards.size()));
	}

}

package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.TextValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares texts as the default validator of Kattis does, byte by byte. Memory does not
 * grow with the texts.
 */
public final class TextComparison implements Comparison {

	private static final int NO_REACH = 0;

	private final Text spec;

	TextComparison(Text spec) {
		this.spec = spec;
	}

	@Override
	public boolean acceptsUndecoded(EncodedValue expected, byte[] answer) {
		return expected.hasBytes(answer);
	}

	@Override
	public Optional<String> difference(Value expected, Value actual) {
		if (expected instanceof TextValue wanted && actual instanceof TextValue found) {
			return difference(TextSource.of(wanted), TextSource.of(found));
		}
		return expected.equals(actual) ? Optional.empty() : Optional.of(Difference.expectedAndGot(expected, actual));
	}

	/** Returns the first mismatch; null when the actual text is right. */
	public @Nullable TextMismatch mismatch(TextSource expected, TextSource actual) {
		try {
			return TextWalk.of(spec, expected, actual);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Explains a mismatch.
	 * @param reach how many bytes to keep of each text before the difference, and from
	 * there on
	 */
	public TextDifference explained(TextMismatch mismatch, TextSource expected, TextSource actual, int reach) {
		try {
			return new TextExplanation(spec, expected, actual).of(mismatch, reach);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Names a little thing that makes a text wrong, as part of a sentence; empty if there
	 * is none. Reads both texts a few times.
	 */
	public String hint(TextMismatch mismatch, TextSource expected, TextSource actual) {
		try {
			return new TextHint(spec, expected, actual).about(mismatch);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Optional<String> difference(TextSource expected, TextSource actual) {
		return Optional.ofNullable(mismatch(expected, actual))
			.map((mismatch) -> explained(mismatch, expected, actual, NO_REACH).words());
	}

}

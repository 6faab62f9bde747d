package dev.gavel.message;

import dev.gavel.message.SuiteIndex.Content;
import dev.gavel.message.TestSuite.SuiteTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** A suite with all of its tests in memory, for tests. */
public record WholeSuite(SuiteHead head, List<SuiteTest> tests) {

	public byte[] encode() {
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		lines.writeBytes(SuiteCodec.encode(head));
		tests.forEach((test) -> SuiteCodec.write(test, lines));
		return lines.toByteArray();
	}

	public static WholeSuite decode(byte[] encoded) {
		try {
			SuiteIndex index = SuiteIndex.of(new ByteArrayInputStream(encoded));
			Content content = (from, length) -> Arrays.copyOfRange(encoded, (int) from, (int) from + length);
			return new WholeSuite(index.head(), index.places().stream().map((place) -> place.read(content)).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

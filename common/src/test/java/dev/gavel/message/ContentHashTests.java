package dev.gavel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContentHashTests {

	/** The first example of the standard, FIPS 180-2. */
	private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	@Test
	void isSha256InHexadecimal() {
		assertThat(ContentHash.of(bytes("abc"))).isEqualTo(OF_ABC);
	}

	@Test
	void takesPartsAsOneContent() {
		assertThat(ContentHash.of(bytes("a"), bytes(""), bytes("bc"))).isEqualTo(OF_ABC);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}

package dev.gavel.api.question.suite;

import dev.gavel.message.SuiteCodec;
import dev.gavel.message.SuiteHead;
import java.nio.charset.StandardCharsets;

/**
 * A suite without its tests.
 *
 * @param head the first line
 * @param bytes of all lines
 */
record StoredSuite(String hash, String head, long bytes, int testCount, boolean hiddenTests, int withheldTests) {

	SuiteReference reference() {
		return reference(decodedHead());
	}

	SuiteReference reference(SuiteHead head) {
		return new SuiteReference(hash, testCount, hiddenTests, withheldTests, head.checkerEnvironment());
	}

	byte[] encodedHead() {
		return head.getBytes(StandardCharsets.UTF_8);
	}

	SuiteHead decodedHead() {
		return SuiteCodec.decodeHead(encodedHead());
	}

}

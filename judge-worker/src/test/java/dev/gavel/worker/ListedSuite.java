package dev.gavel.worker;

import dev.gavel.message.SuiteCodec;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite;
import dev.gavel.scoring.TestScoring;
import dev.gavel.signature.Signature;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** A suite whose tests are all in memory. */
public record ListedSuite(SuiteHead head, List<SuiteTest> tests) implements TestSuite {

	public ListedSuite(Signature signature, List<SuiteTest> tests) {
		this(new SuiteHead(signature), tests);
	}

	@Override
	public int size() {
		return tests.size();
	}

	@Override
	public TestScoring scoring(int index) {
		return test(index).scoring();
	}

	@Override
	public long bytes(int index) {
		return test(index).size();
	}

	@Override
	public SuiteTest test(int index) {
		return tests.get(index - 1);
	}

	public byte[] encode() {
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		lines.writeBytes(SuiteCodec.encode(head));
		tests.forEach((test) -> SuiteCodec.write(test, lines));
		return lines.toByteArray();
	}

}

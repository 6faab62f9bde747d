package dev.gavel.api.evaluation.output;

import dev.gavel.api.evaluation.output.StoredOutputs.Judged;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.message.TestReport;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.value.DecodingRoom;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads what programs printed, from reports and from what is stored beside them.
 */
@Component
public class WholeOutputs {

	private final StoredOutputs outputs;

	WholeOutputs(StoredOutputs outputs) {
		this.outputs = outputs;
	}

	/**
	 * Returns what a program printed, as far as it was kept.
	 * @param report on a test of an evaluation that keeps whole outputs
	 */
	public byte[] stdout(UUID evaluationId, TestReport report) {
		return read(evaluationId, report.index(), PrintedStream.stdout, printed(report).stdout());
	}

	public byte[] stderr(UUID evaluationId, TestReport report) {
		return read(evaluationId, report.index(), PrintedStream.stderr, printed(report).stderr());
	}

	private static Printed printed(TestReport report) {
		return Objects.requireNonNull(report.printed(), "the evaluation keeps no whole outputs");
	}

	private byte[] read(UUID evaluationId, int test, PrintedStream stream, PrintedBytes reported) {
		if (!reported.stored()) {
			return reported.decoded();
		}
		try (DecodingRoom room = RequestRoom.take(Printed.MOST_BYTES)) {
			return outputs.judged(evaluationId)
				.map((judged) -> read(judged, test, stream, reported))
				.orElseGet(reported::decoded);
		}
	}

	byte[] read(Judged judged, int test, PrintedStream stream, PrintedBytes reported) {
		return reported.stored()
				? outputs.find(judged.id(), judged.attempt(), test, stream).orElseGet(reported::decoded)
				: reported.decoded();
	}

}

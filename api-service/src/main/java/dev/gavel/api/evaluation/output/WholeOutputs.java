package dev.gavel.api.evaluation.output;

import dev.gavel.api.evaluation.output.StoredOutputs.Judged;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.message.ContentHash;
import dev.gavel.message.TestReport;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.value.DecodingRoom;
import java.util.Objects;
import java.util.Optional;
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

	/**
	 * Deletes what a program printed in a test, except the beginning that is reported:
	 * nobody will read it again.
	 */
	public void forget(UUID evaluationId, int test) {
		outputs.forget(evaluationId, test);
	}

	private static Printed printed(TestReport report) {
		return Objects.requireNonNull(report.printed(), "the evaluation keeps no whole outputs");
	}

	private byte[] read(UUID evaluationId, int test, PrintedStream stream, PrintedBytes reported) {
		if (!reported.stored()) {
			return reported.decoded();
		}
		try (DecodingRoom room = room()) {
			return outputs.judged(evaluationId)
				.flatMap((judged) -> read(judged, test, stream, reported))
				.orElseGet(reported::decoded);
		}
	}

	/** Takes room for an output. Room counts values at many times their size. */
	static DecodingRoom room() {
		return RequestRoom.take(Printed.MOST_BYTES / 16);
	}

	/**
	 * Returns what a program printed, as far as it was kept; empty if that is no longer
	 * there, or another run of the attempt has replaced it.
	 */
	Optional<byte[]> read(Judged judged, int test, PrintedStream stream, PrintedBytes reported) {
		return reported.stored()
				? outputs.find(judged.id(), judged.attempt(), test, stream)
					.filter((content) -> ContentHash.of(content).equals(reported.storedHash()))
				: Optional.of(reported.decoded());
	}

}
